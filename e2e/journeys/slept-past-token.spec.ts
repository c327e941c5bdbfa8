import { type RunningSite } from "#core/testing/running-site.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { richClip } from "#e2e/rich-clip.ts";

const TOKEN_SECONDS = 10;
/** What the player promises after sleep (DESIGN §11). */
const PLAYS_ON_WITHIN_MS = 3000;

let site: RunningSite;

test.beforeAll(async () => {
  site = await startJourneySite({
    env: {
      MATINEE_ADMIN_EMAIL: SITE_ADMIN.email,
      MATINEE_ADMIN_PASSWORD: SITE_ADMIN.password,
      MATINEE_TEST_TOKEN_SECONDS: String(TOKEN_SECONDS),
    },
  });
});

test.afterAll(() => site.remove());

test(
  "after the token expired: playback continues within 3 s, with subtitles, previews and another audio track",
  { tag: "@storage" },
  async ({ browser }) => {
    const client = await signInByRpc(site.url, SITE_ADMIN);
    const clip = await richClip({ name: "A Long Nap", seconds: 150, width: 320, height: 180 });
    const created = await uploadByRpc(site.url, client, clip);
    const stateOfVideo = async () => (await videoByRpc(client, created.videoId)).state;
    await expect.poll(stateOfVideo, { timeout: 90_000 }).toBe("ready");

    const page = await (await browser.newContext({ baseURL: site.url })).newPage();
    const answers: { url: string; status: number }[] = [];
    page.on("response", (answer) => {
      if (answer.url().includes("/media/")) answers.push({ url: answer.url(), status: answer.status() });
    });
    await signIn(page);
    await page.goto(`/watch/${created.playableId}`);
    const player = new PlayerPage(page);
    await player.is("playing");
    await page.keyboard.press("k");
    await player.is("paused");

    // The laptop sleeps until the site refuses the token that the page was given.
    const firstAddress = answers[0]?.url ?? "";
    await expect
      .poll(async () => (await fetch(firstAddress)).status, { timeout: 4 * TOKEN_SECONDS * 1000 })
      .toBe(403);
    answers.length = 0;

    // Far past the buffer: video and audio segments need a new token.
    await page.keyboard.press("8");
    const pressedAt = performance.now();
    await page.keyboard.press("k");
    await player.passes(120.2);
    expect(performance.now() - pressedAt).toBeLessThan(PLAYS_ON_WITHIN_MS);

    await page.keyboard.press("c");
    await expect(page.locator(".subtitles")).toContainText("Eight lamps.");

    await page.getByRole("slider", { name: "Position" }).hover();
    await expect.poll(() => answers.some(({ url }) => url.includes("/sb/"))).toBe(true);

    // A rendition and an audio track that were not used yet need playlists of their own.
    await page.getByRole("button", { name: "Settings" }).click();
    const settings = page.getByRole("dialog", { name: "Settings" });
    await settings.getByRole("button", { name: /^Audio/ }).click();
    await settings.getByRole("radio", { name: /German/ }).check();
    await expect.poll(() => answers.some(({ url }) => url.includes("/a1/index.m3u8"))).toBe(true);
    await player.is("playing");

    const kinds = ["/v180/", "/a0/", "/a1/", "/subs/", "/storyboard.vtt", "/sb/"];
    expect(kinds.filter((kind) => !answers.some(({ url }) => url.includes(kind)))).toEqual([]);
    expect(answers.filter(({ status }) => status >= 400)).toEqual([]);
  },
);
