import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestSegment } from "#core/playback/segment-requests/request-segment.ts";
import { standsStill } from "#core/testing/processes-of.ts";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";

const run = promisify(execFile);

let site: WorkSite;
beforeAll(async () => {
  site = await createWorkSite();
  await site.start("worker");
  await site.start("transcoder");
});
afterAll(() => site.remove());

/**
 * Two minutes of noise in four renditions: a ladder chunk of it takes far longer than a segment of the entry
 * rendition.
 */
async function makeNoise(folder: string): Promise<string> {
  const extra = ["-vf", "scale=1920:1080,noise=alls=30:allf=t"];
  const once = await makeClip(path.join(folder, "once.mp4"), { seconds: 4, size: "480x270", extra });
  const noise = path.join(folder, "noise.mp4");
  await run("ffmpeg", ["-v", "error", "-stream_loop", "29", "-i", once, "-c", "copy", noise]);
  return noise;
}

test("a segment that a viewer waits for is encoded while the running ladder run is paused", async () => {
  const { sql } = site.ctx;
  const clip = await makeNoise(site.dataDir);
  const videoId = await site.addVideo(clip);
  const ladderRun = () => sql<{ token: string }[]>`
    select attempt_token::text as token from chunks where kind = 'ladder' and state = 'running'`;
  await site.until(videoId, ["playable"], 90);
  await site.untilTrue(async () => (await ladderRun()).length > 0, 90);
  const [before] = await ladderRun();
  const [plan] = await sql<{ id: string }[]>`select id::text as id from plans where video_id = ${videoId}`;
  const request = (number: number) =>
    requestSegment(site.ctx, { videoId, planId: plan?.id ?? "", renditionName: "v360", number });
  const isStored = async (renditionName: string, number: number) => {
    const rows = await sql`
      select 1 from segments
      where video_id = ${videoId} and rendition_name = ${renditionName} and number = ${number}`;
    return rows.length > 0;
  };
  // The first chunk of the entry rendition pauses ladder runs too. On a slow machine it has then used up how long
  // they may be paused, and a segment or two is encoded beside a ladder run until that has grown again.
  let number = 29;
  for (let isPaused = false; !isPaused && number > 10;) {
    number -= 2;
    await request(number);
    const found = await site.untilTrue(async () => {
      if (standsStill(site.dataDir, "ffmpeg")) return "paused";
      return (await isStored("v360", number)) ? "stored" : null;
    });
    isPaused = found === "paused";
  }
  for (const renditionName of ["v360", "a0"])
    await site.untilTrue(async () => {
      await request(number);
      return await isStored(renditionName, number);
    });
  expect(number).toBeGreaterThan(10);
  expect(await ladderRun()).toEqual([before]);
  expect(await isStored("v360", number - 1)).toBe(false);
  await site.untilTrue(() => !standsStill(site.dataDir, "ffmpeg"));
}, 240_000);
