import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";

let site: WorkSite;
beforeAll(async () => {
  site = await createWorkSite();
});
afterAll(() => site.remove());

const locked = async () => {
  const rows = await site.ctx.sql<{ id: string }[]>`
    select id from graphile_worker.jobs where locked_by is not null and task_identifier = 'probe-video'`;
  return rows.length > 0;
};

test("a worker killed while it probes files loses none of them, and the next one goes on at once", async () => {
  const clip = await makeClip(path.join(site.dataDir, "clip.mp4"), { seconds: 4, size: "320x180" });
  const first = await site.start("worker");
  const videoIds: string[] = [];
  for (let count = 0; count < 6; count++) videoIds.push(await site.addVideo(clip));
  await site.untilTrue(locked, 30);
  await first.end("SIGKILL");
  expect(await locked()).toBe(true);

  const startedAt = performance.now();
  const second = await site.start("worker");
  for (const videoId of videoIds) await site.until(videoId, ["processing"], 30);
  expect(performance.now() - startedAt).toBeLessThan(30_000);
  await site.untilTrue(async () => !(await locked()), 30);
  const plans = await site.ctx.sql`select video_id from plans`;
  expect(plans).toHaveLength(videoIds.length);
  await second.end();
  expect(await site.complaints()).toEqual([]);
});

test("SIGTERM releases light jobs without an attempt", async () => {
  const clip = path.join(site.dataDir, "clip.mp4");
  const first = await site.start("worker");
  const videoIds = [await site.addVideo(clip), await site.addVideo(clip)];
  await site.untilTrue(locked, 30);
  expect(await first.end("SIGTERM")).toBe(0);
  expect(await locked()).toBe(false);
  await site.start("worker");
  for (const videoId of videoIds) await site.until(videoId, ["processing"], 30);
  expect(await site.complaints()).toEqual([]);
});
