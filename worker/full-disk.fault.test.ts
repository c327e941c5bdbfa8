import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { type WorkerProcess } from "#worker/testing/worker-process.ts";
import { createSmallDisk, type SmallDisk } from "#core/testing/small-disk.ts";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";

let site: WorkSite;
let disk: SmallDisk;
let outside: string;
const workerProcesses: WorkerProcess[] = [];
beforeAll(async () => {
  outside = tempFolder("source");
  site = await createWorkSite(async (dataDir) => {
    disk = await createSmallDisk(dataDir, 3);
    return disk.prefix;
  });
});
afterAll(async () => {
  await site.remove();
  disk.remove();
});

test("a full disk pauses the work and counts no attempt; once there is space, it goes on to the end", async () => {
  const { sql } = site.ctx;
  const noise = ["-vf", "noise=alls=40:allf=t"];
  const clip = await makeClip(path.join(outside, "clip.mp4"), { seconds: 40, size: "640x360", extra: noise });
  const transcoder = await site.start("transcoder");
  workerProcesses.push(await site.start("worker"), transcoder);
  const videoId = await site.addVideo(clip);
  await site.until(videoId, ["playable"], 60);
  await site.untilTrue(() => (transcoder.log().match(/"kind":"outage"/g) ?? []).length >= 3, 120);
  const [full] =
    await sql`select max(crashes) as crashes, count(*) filter (where state = 'failed') as failed from chunks`;
  expect(full).toMatchObject({ crashes: 0, failed: "0" });
  expect((await sql`select state from videos where id = ${videoId}`)[0]?.state).toBe("playable");

  await disk.resize(200);
  expect(await site.until(videoId, ["ready", "failed"], 150)).toBe("ready");
  const [ends] = await sql`select ends_at_segment from videos where id = ${videoId}`;
  expect(ends?.ends_at_segment).toBeNull();
  expect(await site.complaints()).toEqual([]);
});

test("below the reserve nothing is claimed, and the transcoder says why", async () => {
  const clip = await makeClip(path.join(outside, "next.mp4"), { seconds: 4, size: "320x180" });
  for (const queue of workerProcesses.splice(0)) await queue.end();
  await site.start("worker");
  const careful = await site.start("transcoder", { MATINEE_MIN_FREE_BYTES: String(500e6) });
  const videoId = await site.addVideo(clip);
  await site.untilTrue(() => careful.log().includes("the disk is nearly full"), 60);
  const running = await site.ctx.sql`select 1 from chunks where video_id = ${videoId} and state <> 'pending'`;
  expect(running).toHaveLength(0);
  await disk.resize(1000);
  expect(await site.until(videoId, ["ready", "failed"], 60)).toBe("ready");
  expect(await site.complaints()).toEqual([]);
});
