import { type Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

/** A message is promised after 2 s of waiting; the rest is for a busy machine. */
const WORDS_WITHIN_MS = 4000;
/** Far longer than hls.js itself retries a failed request (3 times, 1 s apart). */
const AWAY_MS = 8000;

let address: string;

test.beforeAll(async () => {
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "The Long Tunnel", seconds: 240, width: 320, height: 180 });
  const created = await uploadByRpc(url, client, clip);
  const stateOfVideo = async () => (await videoByRpc(client, created.videoId)).state;
  await expect.poll(stateOfVideo, { timeout: 120_000 }).toBe("ready");
  address = `/watch/${created.playableId}`;
});

test.beforeEach(({ expectConsole }) => {
  expectConsole(/Failed to load resource|Failed to fetch|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/);
});

test("without a network the player says so after 2 s, and continues by itself", async ({ page, context }) => {
  const player = await play(page);
  await context.setOffline(true);
  await page.keyboard.press("8");
  await expect(noConnection(page)).toBeVisible({ timeout: WORDS_WITHIN_MS });
  await expect(noConnection(page)).toContainText("Playback continues at 3:12");
  await context.setOffline(false);
  await player.passes(192.2);
  await expect(noConnection(page)).toHaveCount(0);
});

test("a server that is away for longer than hls.js waits does not end the film", async ({ page }) => {
  const player = await play(page);
  await page.route(/\/media\//, (route) => route.abort("connectionrefused"));
  await player.record();
  await page.keyboard.press("8");
  const askedAt = performance.now();
  await expect(noConnection(page)).toBeVisible({ timeout: WORDS_WITHIN_MS });
  await expect.poll(() => performance.now() - askedAt, { timeout: 2 * AWAY_MS }).toBeGreaterThan(AWAY_MS);
  await page.unroute(/\/media\//);
  await player.passes(192.2);
  expect(await player.states()).not.toContain("error");
});

test("a film that stopped without a site continues once the site is up again", async ({ page }) => {
  const player = await play(page);
  const badGateway = { status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" };
  // A request that gets an error answer is repeated for half a minute; then playback stops.
  await page.route(/\/(media|api)\//, (route) => route.fulfill(badGateway));
  await page.keyboard.press("8");
  await expect(page.getByRole("alert", { name: /stopped/ })).toBeVisible({ timeout: 90_000 });
  await page.unroute(/\/(media|api)\//);
  await player.passes(192.2);
});

async function play(page: Page): Promise<PlayerPage> {
  await signIn(page);
  await page.goto(`${address}?t=1`);
  const player = new PlayerPage(page);
  await player.is("playing");
  return player;
}

function noConnection(page: Page) {
  return page.getByRole("status", { name: "No connection" });
}
