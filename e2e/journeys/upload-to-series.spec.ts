import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { PART_ADDRESS } from "#e2e/part-address.ts";
import { signIn, visit } from "#e2e/users.ts";

test("an upload named like an episode joins its series by one press, before it ends, or stays a film", async ({
  page,
}) => {
  const episode = await filmClip({ name: "Moss Harbour S01E02", seconds: 2, width: 208, height: 118 });
  const other = await filmClip({ name: "Moss Harbour S01E03", seconds: 2, width: 224, height: 126 });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(PART_ADDRESS, async (route) => {
    await released;
    await route.continue();
  });
  await signIn(page);
  await visit(page, "/admin/upload");
  const choose = (file: string) => page.getByLabel("Videos to upload").setInputFiles(file);
  const first = page.getByRole("listitem", { name: "Moss Harbour S01E02.mp4" });
  const second = page.getByRole("listitem", { name: "Moss Harbour S01E03.mp4" });

  await choose(episode);
  await expect(first).toContainText("This looks like an episode of a new series.");
  await first.getByRole("button", { name: "Add to Moss Harbour, S1 E2" }).click();
  await expect(first).toContainText("Will be added to Moss Harbour, S1 E2.");
  release();
  await expect(first).toContainText("Added to Moss Harbour, S1 E2.");

  await choose(other);
  await expect(second).toContainText("This looks like an episode of Moss Harbour.");
  await second.getByRole("button", { name: "Keep as film" }).click();
  await expect(second.getByRole("button", { name: /Add to/ })).toBeHidden();
  await expect(second.getByRole("link", { name: "View page" })).toBeVisible();

  await first.getByRole("link", { name: "View page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Moss Harbour", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 3, name: "Episode 2" })).toBeVisible();
});
