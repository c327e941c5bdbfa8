import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

/** Where the line is said, in the middle of the clip. */
const SAID_AT_SECONDS = 12;

test("a film is found as one types, with a typo and by a spoken line, which opens the player at its second", async ({
  page,
}) => {
  const { titleId, playableId } = await spokenFilm();
  await signIn(page);
  await visit(page, "/");

  await test.step("by keyboard: / leads to the box, arrows to a hit, Enter opens it", async () => {
    await page.keyboard.press("/");
    const box = page.getByRole("combobox", { name: /Search/ });
    await expect(box).toBeFocused();
    await page.keyboard.type("Pelikan", { delay: 20 });
    const option = page.getByRole("option", { name: /Pelican Quay/ });
    await expect(option).toBeVisible();
    await expect(option.locator("mark")).toHaveText("Pelican");
    await expect(page.getByRole("group", { name: "Did you mean" })).toContainText("Pelican");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(option).toHaveAttribute("aria-selected", "true");
    await expect(box).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/title/${titleId}`);
  });

  await test.step("recent searches are offered, and removed", async () => {
    await page.keyboard.press("/");
    const recent = page.getByRole("group", { name: "Recent searches" });
    await expect(recent).toContainText("Pelikan");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Delete");
    await expect(recent).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("combobox")).toHaveAttribute("aria-expanded", "false");
  });

  await test.step("the page keeps its state in its address", async () => {
    await visit(page, "/search");
    await page.getByRole("searchbox").pressSequentially("marmalade", { delay: 20 });
    await expect(page).toHaveURL("/search?q=marmalade");
    await page.getByRole("link", { name: /^Spoken lines/ }).click();
    await expect(page).toHaveURL("/search?q=marmalade&kind=line");
    await page.reload();
    await expect(page.getByRole("searchbox")).toHaveValue("marmalade");
    await visit(page, "/search?q=xqzxqzxqz");
    await expect(page.getByRole("heading", { name: /Nothing found/ })).toBeVisible();
  });

  await test.step("a spoken line opens the player at its second", async () => {
    await visit(page, "/search?q=marmalade");
    await page.getByRole("link", { name: /marmalade knows the tide/i }).click();
    await expect(page).toHaveURL(new RegExp(`/watch/${playableId}`));
    const player = new PlayerPage(page);
    await player.passes(SAID_AT_SECONDS);
    expect(await player.currentTime()).toBeLessThan(SAID_AT_SECONDS + 5);
  });
});

test("on a phone the icon leads to the page, which finds as one types", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page);
  await visit(page, "/");
  await page.getByRole("link", { name: "Search" }).click();
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("zzqq", { delay: 20 });
  await expect(page.getByRole("heading", { name: "Nothing found for “zzqq”" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

/** A film with one spoken line, found by search. */
async function spokenFilm() {
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "Pelican Quay", seconds: 20, width: 320, height: 180 });
  const film = await uploadByRpc(url, client, clip);
  const { videoId } = film;
  const stateOf = async () => (await videoByRpc(client, videoId)).state;
  await expect.poll(stateOf, { timeout: 60_000 }).toBe("ready");
  const cue = `1\n00:00:${SAID_AT_SECONDS},000 --> 00:00:16,000\nOnly marmalade knows the tide.\n`;
  const file = { fileName: "a.srt", bytesBase64: Buffer.from(cue).toString("base64") };
  await client.rpc.admin.addSubtitles.mutate({ videoId, ...file, languageTag: "en", kind: "subtitles" });
  const found = async () => (await client.rpc.search.catalog.query({ query: "marmalade" })).hits.length;
  await expect.poll(found, { timeout: 10_000 }).toBeGreaterThan(0);
  return film;
}
