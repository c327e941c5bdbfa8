import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { type Page } from "@playwright/test";
import { type RunningSite } from "#core/testing/running-site.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

const HELD_MS = 6000;
const HIGHEST = 720;

let site: RunningSite;

test.beforeAll(async () => {
  site = await startJourneySite({
    env: {
      MATINEE_ADMIN_EMAIL: SITE_ADMIN.email,
      MATINEE_ADMIN_PASSWORD: SITE_ADMIN.password,
      MATINEE_TEST_HOLD: "after-first-chunk",
    },
  });
});

test.afterAll(() => site.remove());

test.setTimeout(300_000);

test("segments held for six seconds: no error, no drop after, and up to the best without a reload", async ({
  browser,
  expectConsole,
}) => {
  const client = await signInByRpc(site.url, SITE_ADMIN);
  const created = await uploadByRpc(site.url, client, await filmClip({ name: "Forty Minutes", seconds: 60 }));
  const stateOfVideo = async () => (await videoByRpc(client, created.videoId)).state;
  await expect.poll(stateOfVideo, { timeout: 60_000 }).toBe("playable");

  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  // A held segment may end in 503, which the player answers with patience and the browser with a line.
  expectConsole(/status of 503/);
  await signIn(page);
  await page.goto(`/watch/${created.playableId}`);
  const player = new PlayerPage(page);
  await player.is("playing");
  await player.record();

  await page.keyboard.press("5");
  await player.is("preparing");
  await expect(page.getByRole("status", { name: "Preparing this part" })).toBeVisible();
  await arrowsWalk(page);
  // The hold itself: the transcoder is kept from work for this long.
  await after(HELD_MS);
  await player.is("preparing");
  writeFileSync(path.join(site.dataDir, "test-release"), "");

  await player.is("playing");
  await player.passes(30.5);
  const heightAfterRelease = await player.videoHeight();
  // The viewer pauses until the rest is encoded; then playback continues from the position, in better
  // quality.
  await page.keyboard.press("k");
  await expect.poll(stateOfVideo, { timeout: 120_000 }).toBe("ready");
  await page.keyboard.press("k");
  await expect.poll(() => player.videoHeight(), { timeout: 30_000 }).toBe(HIGHEST);

  // The hold did not count as a slow connection: with an empty buffer, the best rendition is requested at
  // once.
  const asked = player.watchRequests();
  await page.keyboard.press("1");
  await player.is("playing");
  await player.passes(6.5);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ height }) => height < HIGHEST)).toEqual([]);

  const seen = await player.recorded();
  expect(seen.filter(({ type }) => type === "emptied" || type === "error")).toEqual([]);
  expect(await player.states()).not.toContain("error");
  const heights = [
    heightAfterRelease,
    ...seen.filter(({ type }) => type === "resize").map(({ height }) => height),
  ];
  expect(heights, "heights of the video only increase").toEqual([...heights].sort((a, b) => a - b));
});

/** A notice without buttons takes no arrow key from the controls below it, or from a panel above it. */
async function arrowsWalk(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Pause", exact: true }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("slider", { name: "Position" })).toBeFocused();
  await page.getByRole("button", { name: "Settings" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: /Auto/ })).toBeFocused();
  await page.keyboard.press("Escape");
}
