import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";

let site: WorkSite;
let clip: string;
beforeAll(async () => {
  site = await createWorkSite();
  clip = await makeClip(path.join(site.dataDir, "clip.mp4"), { seconds: 44, size: "854x480" });
  await site.start("worker");
});
afterAll(() => site.remove());

interface SegmentRow {
  rendition_name: string;
  number: number;
  created: string;
}

const segmentsOf = (videoId: string) => site.ctx.sql<SegmentRow[]>`
  select rendition_name, number, created_at::text as created from segments where video_id = ${videoId}
  order by rendition_name, number`;

const runningLadder = (videoId: string) => site.ctx.sql<{ number: number; first: number }[]>`
  select number, first_segment as first from chunks
  where video_id = ${videoId} and kind = 'ladder' and number > 0 and state = 'running'`;

test("a killed transcoder loses at most its chunk, and the next one goes on at once", async () => {
  const first = await site.start("transcoder");
  const videoId = await site.addVideo(clip);
  // Halfway through a ladder chunk: some of its upper segments are stored, others are not.
  await site.untilTrue(async () => {
    const [chunk] = await runningLadder(videoId);
    if (!chunk || chunk.number < 2) return null;
    const [row] = await site.ctx.sql<{ created: number }[]>`
      select count(*)::int as created from segments
      where video_id = ${videoId} and rendition_name = 'v480' and number >= ${chunk.first}`;
    return (row?.created ?? 0) >= 1;
  }, 120);
  await first.end("SIGKILL");
  const before = await segmentsOf(videoId);
  const [held] = await runningLadder(videoId);
  const second = await site.start("transcoder");
  await site.untilTrue(() => second.log().includes("chunk encoded"), 30);
  expect(await site.until(videoId, ["ready", "failed"], 150)).toBe("ready");

  const after = new Map(
    (await segmentsOf(videoId)).map((row) => [`${row.rendition_name}:${row.number}`, row.created]),
  );
  for (const row of before) expect(after.get(`${row.rendition_name}:${row.number}`)).toBe(row.created);
  expect(held).toBeDefined();
  const created = second.log().match(/"msg":"chunk encoded"/g) ?? [];
  const [chunks] = await site.ctx.sql<{ all: number; crashed: number }[]>`
    select count(*) filter (where kind = 'ladder')::int as all, max(crashes) as crashed
    from chunks where video_id = ${videoId}`;
  expect(created.length).toBeLessThan(chunks?.all ?? 0);
  expect(chunks?.crashed).toBe(1);
  await second.end();
  expect(await site.complaints()).toEqual([]);
});

test("SIGTERM releases the chunk without an attempt, and ends within the grace period", async () => {
  const first = await site.start("transcoder");
  const videoId = await site.addVideo(clip);
  await site.untilTrue(async () => (await runningLadder(videoId)).length > 0, 120);
  const askedAt = performance.now();
  expect(await first.end("SIGTERM")).toBe(0);
  expect(performance.now() - askedAt).toBeLessThan(6000);
  const left = await site.ctx.sql`
    select kind, number, attempts, crashes from chunks
    where video_id = ${videoId} and (state = 'running' or attempts > 0) and state <> 'complete'`;
  expect(left).toEqual([]);
  // The worker goes on with the film's stills; only locks of the stopped process could be left.
  const locked = await site.ctx.sql`
    select j.id from graphile_worker.jobs j where j.locked_by is not null and not exists (
      select 1 from processes p where p.pool_id = j.locked_by and p.stopped_at is null)`;
  expect(locked).toEqual([]);
  await site.start("transcoder");
  expect(await site.until(videoId, ["ready", "failed"], 150)).toBe("ready");
  expect(await site.complaints()).toEqual([]);
});
