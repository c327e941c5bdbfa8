import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, videoByRpc } from "#e2e/site-client.ts";
import { signIn } from "#e2e/users.ts";
import { PlayerPage } from "#e2e/player-page.ts";

/** Twice what the player buffers ahead, so the second half cannot have existed at the start. */
const PLAYED_SECONDS = 32;
/** Seconds of wall clock beyond the played time: a stall of one second would be noticed. */
const SLACK_SECONDS = 1;

test("played from the start while the rest is encoded, a film does not stall once", async ({
  page,
  expectConsole,
}) => {
  // A segment ahead may be held until the time limit and requested again; that is no stall.
  expectConsole(/status of 503/);
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  // Long, so that it is still being encoded; small, so that encoding is faster than playback on a busy
  // machine too.
  const clip = await filmClip({ name: "Against the Clock", seconds: 600, width: 320, height: 180 });
  await signIn(page);
  const created = await uploadByRpc(url, client, clip);
  const stateOfVideo = async () => (await videoByRpc(client, created.videoId)).state;
  await expect.poll(stateOfVideo, { timeout: 60_000 }).toBe("playable");

  await page.goto(`/watch/${created.playableId}`);
  const player = new PlayerPage(page);
  await player.is("playing");
  expect(await stateOfVideo(), "still being encoded").toBe("playable");
  await player.record();
  const [startedAt, from] = [performance.now(), await player.currentTime()];
  await player.passes(from + PLAYED_SECONDS, PLAYED_SECONDS * 2);
  const tookSeconds = (performance.now() - startedAt) / 1000;

  expect(await player.interruptions()).toEqual([]);
  expect(tookSeconds).toBeLessThan(PLAYED_SECONDS + SLACK_SECONDS);
});
