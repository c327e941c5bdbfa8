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
  const segment = { videoId, planId: plan?.id ?? "", renditionName: "v360", number: 27 };
  await requestSegment(site.ctx, segment);
  await site.untilTrue(() => standsStill(site.dataDir, "ffmpeg"));
  for (const renditionName of ["v360", "a0"])
    await site.untilTrue(async () => {
      await requestSegment(site.ctx, segment);
      const rows =
        await sql`select 1 from segments where video_id = ${videoId} and rendition_name = ${renditionName} and number = 27`;
      return rows.length > 0;
    });
  expect(await ladderRun()).toEqual([before]);
  expect(
    await sql`select 1 from segments where video_id = ${videoId} and rendition_name = 'v360' and number = 26`,
  ).toEqual([]);
  await site.untilTrue(() => !standsStill(site.dataDir, "ffmpeg"));
}, 240_000);
