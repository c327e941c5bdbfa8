import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkHouse, makeClip, type WorkHouse } from "#worker/testing/worker-site.ts";

let house: WorkHouse;
let clip: string;
beforeAll(async () => {
  house = await createWorkHouse();
  clip = await makeClip(path.join(house.dataDir, "clip.mp4"), { seconds: 44, size: "854x480" });
  await house.start("worker");
});
afterAll(() => house.remove());

interface SegmentRow {
  rung: string;
  number: number;
  created: string;
}

const segmentsOf = (videoId: string) => house.ctx.sql<SegmentRow[]>`
  select rung, number, created_at::text as created from segments where video_id = ${videoId}
  order by rung, number`;

const runningLadder = (videoId: string) => house.ctx.sql<{ number: number; first: number }[]>`
  select number, first_segment as first from chunks
  where video_id = ${videoId} and kind = 'ladder' and number > 0 and state = 'running'`;

test("a transcoder killed halfway costs at most the chunk in its hands, and the next one goes on at once", async () => {
  const first = await house.start("transcoder");
  const videoId = await house.addVideo(clip);
  // Halfway through a ladder chunk: some of its upper segments are stored, others are not.
  await house.untilTrue(async () => {
    const [chunk] = await runningLadder(videoId);
    if (!chunk || chunk.number < 2) return null;
    const [row] = await house.ctx.sql<{ made: number }[]>`
      select count(*)::int as made from segments
      where video_id = ${videoId} and rung = 'v480' and number >= ${chunk.first}`;
    return (row?.made ?? 0) >= 1;
  }, 120);
  await first.end("SIGKILL");
  const before = await segmentsOf(videoId);
  const [held] = await runningLadder(videoId);
  const second = await house.start("transcoder");
  await house.untilTrue(() => second.log().includes("chunk made"), 30);
  expect(await house.until(videoId, ["ready", "failed"], 150)).toBe("ready");

  const after = new Map((await segmentsOf(videoId)).map((row) => [`${row.rung}:${row.number}`, row.created]));
  for (const row of before) expect(after.get(`${row.rung}:${row.number}`)).toBe(row.created);
  expect(held).toBeDefined();
  const made = second.log().match(/"msg":"chunk made"/g) ?? [];
  const [chunks] = await house.ctx.sql<{ all: number; crashed: number }[]>`
    select count(*) filter (where kind = 'ladder')::int as all, max(crashes) as crashed
    from chunks where video_id = ${videoId}`;
  expect(made.length).toBeLessThan(chunks?.all ?? 0);
  expect(chunks?.crashed).toBe(1);
  await second.end();
  expect(await house.complaints()).toEqual([]);
});

test("SIGTERM hands the chunk back without blame, and leaves within the grace", async () => {
  const first = await house.start("transcoder");
  const videoId = await house.addVideo(clip);
  await house.untilTrue(async () => (await runningLadder(videoId)).length > 0, 120);
  const askedAt = performance.now();
  expect(await first.end("SIGTERM")).toBe(0);
  expect(performance.now() - askedAt).toBeLessThan(6000);
  const left = await house.ctx.sql`
    select kind, number, attempts, crashes from chunks
    where video_id = ${videoId} and (state = 'running' or attempts > 0) and state <> 'done'`;
  expect(left).toEqual([]);
  const locked = await house.ctx.sql`select id from graphile_worker.jobs where locked_by is not null`;
  expect(locked).toEqual([]);
  await house.start("transcoder");
  expect(await house.until(videoId, ["ready", "failed"], 150)).toBe("ready");
  expect(await house.complaints()).toEqual([]);
});
