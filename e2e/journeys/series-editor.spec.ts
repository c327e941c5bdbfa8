import { chapteredClip } from "#e2e/chaptered-clip.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

const CHAPTERS = [
  { name: "The dry line", startSeconds: 0 },
  { name: "Mirage", startSeconds: 8 },
];

test("two films become a series, are edited, moved, deleted and restored", async ({
  page,
  baseURL,
  expectConsole,
}) => {
  // A panel closes as soon as it is saved, which aborts the load that its form began: Remix logs that as an error.
  expectConsole(/^AbortError: signal is aborted without reason/);
  const url = baseURL ?? process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const small = { seconds: 4, width: 320, height: 180 };
  const first = await uploadByRpc(url, client, await filmClip({ name: "loose-end", ...small }));
  const second = await uploadByRpc(url, client, await filmClip({ name: "another-end", ...small }));
  await signIn(page);

  await visit(page, `/admin/titles/${first.titleId}`);
  await expect(page.getByRole("heading", { name: "Loose end" })).toBeVisible();
  await page.getByText("Add to a series").click();
  await page.getByLabel("Name of the new series").fill("Lanternmoor");
  await page.getByRole("button", { name: "Add to series" }).click();
  await expect(page.getByRole("heading", { name: "Lanternmoor" })).toBeVisible();

  // Its panel is open. Leaving the page asks before an unsaved name is lost.
  const panel = page.getByRole("form", { name: "S1 E1, Loose end" });
  await panel.getByLabel("Name").fill("Causeway");
  await panel.getByLabel("Synopsis").fill("The first lamp goes out.");
  await page.getByRole("link", { name: "Library" }).click();
  await expect(page.getByRole("heading", { name: "Your changes are not saved" })).toBeVisible();
  await page.getByRole("button", { name: "Stay here" }).click();
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Edit episode 1, Causeway" })).toBeFocused();

  await page.getByText("From library").click();
  await page.getByLabel("Film").selectOption({ label: "Another end" });
  await page.getByLabel("Number").fill("1");
  await page.getByRole("button", { name: "Add episode" }).click();
  await expect(page.getByRole("alert")).toContainText("S1 E1 is “Causeway”");
  await page.getByLabel("Number").fill("");
  await page.getByRole("button", { name: "Add episode" }).click();

  await page.getByRole("button", { name: "Add season" }).click();
  const other = page.getByRole("form", { name: "S1 E2, Another end" });
  await expect(other.getByLabel("Season").getByRole("option")).toHaveCount(2);
  await other.getByLabel("Season").selectOption({ label: "Season 2" });
  await other.getByLabel("Number").fill("1");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Edit episode 1, Another end" })).toBeFocused();

  await page.getByRole("link", { name: "Edit episode 1, Another end" }).click();
  await page
    .getByRole("form", { name: "S2 E1, Another end" })
    .getByRole("button", { name: "Delete", exact: true })
    .click();
  await expect(page.getByText("Another end deleted.")).toBeVisible();
  await page.getByRole("button", { name: "Restore: Another end" }).click();
  await expect(page.getByRole("link", { name: "Edit episode 1, Another end" })).toBeVisible();

  const titleOf = async () => {
    const { items } = await client.rpc.videos.list.query();
    return items.find(({ id }) => id === second.videoId)?.title;
  };
  await expect.poll(titleOf).toBe("Lanternmoor · S2 E1 · Another end");
});

test("a chapter of the title page plays from its start", async ({ page, baseURL }) => {
  const url = baseURL ?? process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await chapteredClip({ name: "Salt Meridian", seconds: 16, width: 320, height: 180 }, CHAPTERS);
  const created = await uploadByRpc(url, client, clip);
  await expect
    .poll(async () => (await videoByRpc(client, created.videoId)).state, {
      timeout: 60_000,
    })
    .toMatch(/playable|ready/);
  await signIn(page);
  await visit(page, `/title/${created.titleId}`);
  const chapter = page.getByRole("link", { name: "Mirage" });
  await expect(chapter).toHaveAttribute("href", /\/watch\/.*t=8/);
  await chapter.click();
  const player = new PlayerPage(page);
  await player.is("playing");
  // Removed from the address after the seek, so that a reload resumes at the current position.
  await expect(page).toHaveURL(/\/watch\/[^?]*$/);
  expect(Math.abs((await player.currentTime()) - 8)).toBeLessThan(3);
});
