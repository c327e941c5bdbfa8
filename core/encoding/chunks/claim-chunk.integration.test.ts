import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bestChunk, claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { finishChunk } from "#core/encoding/chunks/finish-chunk.ts";
import { insertPlannedVideo, insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { newId } from "#core/uuid.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
const processId = newId();
const claim = (onlyFirst = false) => claimChunk(site.ctx, { processId, onlyFirst });
const labelOf = (chunk: Awaited<ReturnType<typeof claim>>) => chunk && `${chunk.kind} ${chunk.number}`;

beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.ctx.sql`truncate titles, users cascade`;
  await site.ctx.sql`delete from graphile_worker._private_jobs`;
});

test("first chunks go before the first minute, that before the rest, and entry chunks after it sleep", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 100);
  const order: string[] = [];
  for (let next = await claim(); next; next = await claim()) order.push(labelOf(next) ?? "");
  expect(order.slice(0, 2).sort()).toEqual(["audio 0", "entry 0"]);
  expect(order.slice(2, 6).sort()).toEqual(["audio 1", "entry 1", "entry 2", "entry 3"]);
  expect(order.slice(6).filter((one) => one.startsWith("ladder"))).toEqual(
    [0, 1, 2, 3, 4, 5].map((n) => `ladder ${n}`),
  );
  expect(order.filter((one) => one.startsWith("entry"))).toHaveLength(4);
  const dormant = await site.ctx.sql`select 1 from chunks where video_id = ${videoId} and state = 'dormant'`;
  expect(dormant).toHaveLength(2);
});

test("a request goes first, wakes a dormant chunk, and is encoded from the requested segment on", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 100);
  await site.ctx.sql`
    update chunks set requested_until = now() + interval '10 seconds', requested_segment = 23
    where video_id = ${videoId} and kind = 'entry' and number = 5`;
  const first = await claim();
  expect(labelOf(first)).toBe("entry 5");
  expect(first?.work).toMatchObject({ firstSegment: 23, segmentCount: 2 });
});

test("of chunks with one number video goes first: audio chunks are three times as long", async () => {
  await insertPlannedVideo(site.ctx, 100);
  const claimed = [await claim(), await claim(), await claim(), await claim()].map(labelOf);
  expect(claimed).toEqual(["entry 0", "audio 0", "entry 1", "audio 1"]);
});

test("each queue has its own: the urgent one what viewers wait for and the first minute, the other one the rest", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 100);
  await site.ctx.sql`
    update chunks set requested_until = now() + interval '10 seconds', requested_segment = 23
    where video_id = ${videoId} and kind = 'entry' and number = 5`;
  const claimed = { urgent: [] as string[], transcode: [] as string[] };
  for (const queue of ["urgent", "transcode"] as const) {
    const next = () => claimChunk(site.ctx, { processId, queue });
    for (let chunk = await next(); chunk; chunk = await next()) claimed[queue].push(labelOf(chunk) ?? "");
  }
  expect(claimed.urgent).toEqual([
    "entry 5",
    "entry 0",
    "audio 0",
    "entry 1",
    "audio 1",
    "entry 2",
    "entry 3",
  ]);
  expect(claimed.transcode.filter((one) => !one.startsWith("ladder"))).toEqual(["audio 2"]);
  expect(claimed.transcode).toHaveLength(7);
});

test("requested chunks go before first chunks, and these before look-ahead", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 100);
  const request = (seconds: number, number: number) => site.ctx.sql`
    update chunks set requested_until = now() + make_interval(secs => ${seconds}), requested_segment = first_segment
    where video_id = ${videoId} and kind = 'entry' and number = ${number}`;
  await request(5, 4);
  await request(10, 5);
  const claimed = [await claim(), await claim(), await claim(), await claim()];
  expect(claimed.map(labelOf)).toEqual(["entry 5", "entry 0", "audio 0", "entry 4"]);
  expect(claimed.map((chunk) => chunk?.isAwaited)).toEqual([true, false, false, false]);
});

test("a request that lapsed is none", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 100);
  await site.ctx.sql`
    update chunks set requested_until = now() - interval '1 second', requested_segment = 23
    where video_id = ${videoId} and kind = 'entry' and number = 5`;
  expect((await claim())?.number).toBe(0);
});

test("of two videos the one with the fewest running goes first, then the older", async () => {
  const older = await insertPlannedVideo(site.ctx, 100);
  const younger = await insertPlannedVideo(site.ctx, 100);
  await site.ctx.sql`update chunks set state = 'complete' where priority < 2`;
  const claimed = [await claim(), await claim(), await claim(), await claim()].map((one) => one?.videoId);
  expect(claimed).toEqual([older.videoId, younger.videoId, older.videoId, younger.videoId]);
});

test("many transcoders at once never claim one chunk twice", async () => {
  await insertPlannedVideo(site.ctx, 400);
  await insertPlannedVideo(site.ctx, 400);
  const claimed = (await Promise.all(Array.from({ length: 60 }, () => claim()))).filter(
    (one) => one !== null,
  );
  expect(claimed.length).toBeGreaterThan(30);
  expect(new Set(claimed.map((one) => one.chunkId)).size).toBe(claimed.length);
  expect(new Set(claimed.map((one) => one.attemptToken)).size).toBe(claimed.length);
});

test("nothing is claimed of a failed video, of a deleted title, or before its time", async () => {
  const { videoId, titleId } = await insertPlannedVideo(site.ctx);
  await site.ctx.sql`update videos set state = 'failed' where id = ${videoId}`;
  expect(await claim()).toBeNull();
  await site.ctx.sql`update videos set state = 'processing' where id = ${videoId}`;
  await site.ctx.sql`update titles set deleted_at = now() where id = ${titleId}`;
  expect(await claim()).toBeNull();
  await site.ctx.sql`update titles set deleted_at = null where id = ${titleId}`;
  await site.ctx.sql`update chunks set not_before = now() + interval '1 minute'`;
  expect(await claim()).toBeNull();
});

test("a test's hold lets first chunks through alone", async () => {
  await insertPlannedVideo(site.ctx);
  const claimed: (string | null)[] = [];
  for (let next = await claim(true); next; next = await claim(true)) claimed.push(labelOf(next));
  expect(claimed.sort()).toEqual(["audio 0", "entry 0", "ladder 0"]);
});

test("a chunk whose segments exist already is claimed without work, and finishing it is enough", async () => {
  const { videoId, planId } = await insertPlannedVideo(site.ctx, 20);
  await site.ctx.sql`
    insert into segments (plan_id, video_id, rendition_name, number, bytes) values (${planId}, ${videoId}, 'v360', 0, 10)`;
  await site.ctx.sql`update chunks set state = 'complete' where kind <> 'entry' or number > 0`;
  const held = await claim();
  expect(held?.work).toBeNull();
  if (held) await finishChunk(site.ctx, held);
  const [row] = await site.ctx.sql`select state from chunks where id = ${held?.chunkId ?? ""}`;
  expect(row?.state).toBe("complete");
});

/** Unfinished films with a number of chunks each, without the other rows of a plan. */
async function insertLines(films: number, chunks: number): Promise<void> {
  const { sql } = site.ctx;
  const { planId, videoId } = await insertPlannedVideo(site.ctx);
  for (let film = 1; film < films; film += 1) {
    const { videoId: other } = await insertQueuedVideo(site.ctx);
    const otherPlan = newId();
    await sql`
      insert into plans (id, video_id, hash, plan, ffmpeg_version)
      select ${otherPlan}, ${other}, hash, plan, ffmpeg_version from plans where id = ${planId}`;
    await sql`update videos set state = 'playable', current_plan_id = ${otherPlan} where id = ${other}`;
    await sql`
      insert into chunks (id, video_id, plan_id, kind, rendition_name, number, first_segment, segment_count, state)
      select gen_random_uuid(), ${other}, ${otherPlan}, 'ladder', '*', n, 5 * n, 5, 'pending'
      from generate_series(0, ${chunks - 1}::int) n`;
  }
  await sql`delete from chunks where video_id = ${videoId}`;
  await sql`analyze`;
}

test("for any number of waiting chunks, the claim reads the first chunks of each video by index, and sorts nothing", async () => {
  await insertLines(40, 500);
  const { sql } = site.ctx;
  const rows = await sql<
    { "QUERY PLAN": string }[]
  >`explain (analyze, timing off) ${bestChunk(sql, { queue: "any", onlyFirst: false })}`;
  const lines = rows.map((row) => row["QUERY PLAN"]);
  const text = lines.join("\n");
  expect(text).toContain("Index Scan using chunks_claim_idx");
  expect(text).toContain("chunks_requested_idx");
  expect(text).not.toMatch(/(Seq|Bitmap Heap) Scan on chunks/);
  // The first chunks of 39 videos, and 16 of the best one: no other of 19,500 chunks is read.
  const touched = lines.filter((line) => /Scan.* on chunks/.test(line)).map(rowsOf);
  expect(Math.max(...touched)).toBeLessThanOrEqual(55);
  expect(Math.max(...lines.filter((line) => / Sort /.test(line)).map(rowsOf), 0)).toBeLessThanOrEqual(60);
});

/** The number of rows that a node of a query plan returned, in all of its loops. */
function rowsOf(line: string): number {
  const [, rows = "0", loops = "0"] = /actual rows=([\d.]+) loops=(\d+)/.exec(line) ?? [];
  return Number(rows) * Number(loops);
}

test("a video that other processes claim from at the same time gives its next chunks", async () => {
  await insertLines(3, 40);
  const claims = await Promise.all(Array.from({ length: 12 }, () => claim()));
  expect(new Set(claims.map((one) => one?.chunkId)).size).toBe(12);
});
