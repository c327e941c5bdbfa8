import { writeFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { failChunk, type ChunkFailure } from "#core/encoding/chunks/fail-chunk.ts";
import { finishChunk } from "#core/encoding/chunks/finish-chunk.ts";
import { freeLapsedChunks } from "#core/encoding/chunks/free-chunks.ts";
import { publishVideo } from "#core/encoding/publishing/publish-video.ts";
import { recordFileEnd } from "#core/encoding/chunks/record-file-end.ts";
import { renewLease } from "#core/encoding/chunks/chunk-states.ts";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { storeSegment } from "#core/encoding/segments/store-segment.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { insertPlannedVideo, insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { messageOf } from "#core/messages/message.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { newId } from "#core/uuid.ts";
import { enqueue, enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { addEncodeJobs, reconcile } from "#core/recovery/reconcile.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

let site: TestContext;
let scratch: string;
const processId = newId();

beforeAll(async () => {
  site = await createTestContext();
  scratch = tempFolder("chunk");
});
afterAll(async () => {
  await site.drop();
});
afterEach(() => {
  vi.useRealTimers();
});
beforeEach(async () => {
  await site.ctx.sql`truncate titles, users, tombstones cascade`;
  await site.ctx.sql`delete from graphile_worker._private_jobs`;
});

async function mustClaim(): Promise<ChunkClaim> {
  const claim = await claimChunk(site.ctx, { processId });
  if (!claim) throw new Error("There was nothing to claim.");
  return claim;
}

async function store(claim: ChunkClaim, renditionName: string, number: number): Promise<void> {
  const file = path.join(scratch, newId());
  await writeFile(file, `${renditionName} ${number}`);
  await storeSegment(site.ctx, claim, { renditionName, number, path: file });
}

/** Encodes all missing segments of a claim. */
async function make(claim: ChunkClaim): Promise<void> {
  const { work } = claim;
  for (const renditionName of work?.renditionNames ?? []) {
    const end = (work?.firstSegment ?? 0) + (work?.segmentCount ?? 0);
    for (let number = work?.firstSegment ?? 0; number < end; number++) {
      if (!claim.existing.has(`${renditionName}:${number}`)) await store(claim, renditionName, number);
    }
  }
  if (work?.withStoryboard) await store(claim, "sb", claim.number);
}

/** Encodes every chunk that can be claimed. */
async function makeAll(): Promise<void> {
  for (let claim = await claimChunk(site.ctx, { processId }); claim;) {
    await make(claim);
    await finishChunk(site.ctx, claim);
    claim = await claimChunk(site.ctx, { processId });
  }
}

const state = async (videoId: string) => {
  const [row] = await site.ctx.sql<{ state: string; failure: StoredMessage | null; refused: boolean }[]>`
    select state, failure, refused from videos where id = ${videoId}`;
  return row && { ...row, failure: row.failure && sentenceOf(row.failure) };
};
const jobs = async (name: string) => {
  const [row] = await site.ctx.sql<{ count: number }[]>`
    select count(*)::int as count from graphile_worker.jobs where task_identifier = ${name}`;
  return row?.count ?? 0;
};
const chunkOf = async (claim: ChunkClaim) => {
  const [row] = await site.ctx.sql`select * from chunks where id = ${claim.chunkId}`;
  return row;
};

test("first segments make a video playable and publish an admin's title; the last chunk makes it ready", async () => {
  const { videoId, titleId, planId } = await insertPlannedVideo(site.ctx, 20);
  await makeAll();
  expect((await state(videoId))?.state).toBe("playable");
  const [title] = await site.ctx.sql`select visibility, published_at from titles where id = ${titleId}`;
  expect(title?.visibility).toBe("published");
  expect(await jobs("publish-video")).toBe(1);
  expect(await publishVideo(site.ctx, videoId)).toBe("published");
  expect(await publishVideo(site.ctx, videoId)).toBe("not_needed");
  expect((await state(videoId))?.state).toBe("ready");
  const rates = await site.ctx.sql`
    select state, average_bits_per_second as average, peak_bits_per_second as peak from renditions where plan_id = ${planId}`;
  expect(rates.length).toBeGreaterThan(0);
  for (const rate of rates) expect(rate).toMatchObject({ state: "complete" });
});

test("a video is not published while a segment is missing", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 20);
  expect(await publishVideo(site.ctx, videoId)).toBe("incomplete");
});

test("a viewer's upload stays unlisted when it becomes playable", async () => {
  const { titleId, videoId } = await insertPlannedVideo(site.ctx, 8);
  await site.ctx.sql`update users set role = 'viewer'`;
  await site.ctx.sql`update titles set visibility = 'unlisted' where id = ${titleId}`;
  await makeAll();
  expect((await state(videoId))?.state).toBe("playable");
  const [title] = await site.ctx.sql`select visibility from titles where id = ${titleId}`;
  expect(title?.visibility).toBe("unlisted");
});

test("a title that was published and made a draft again stays one when its next video becomes playable", async () => {
  const { titleId, videoId } = await insertPlannedVideo(site.ctx, 8);
  await site.ctx.sql`update titles set published_at = now() where id = ${titleId}`;
  await makeAll();
  expect((await state(videoId))?.state).toBe("playable");
  const [title] = await site.ctx.sql`select visibility from titles where id = ${titleId}`;
  expect(title?.visibility).toBe("draft");
});

test("an expired lease releases the chunk with a job, and its old run can neither renew, store nor finish", async () => {
  await insertPlannedVideo(site.ctx, 20);
  const zombie = await mustClaim();
  expect(await renewLease(site.ctx, zombie)).toBe(true);
  await site.ctx
    .sql`update chunks set lease_until = now() - interval '1 second' where id = ${zombie.chunkId}`;
  await site.ctx.sql`delete from graphile_worker._private_jobs`;
  expect(await site.ctx.db.transaction((tx) => freeLapsedChunks(tx))).toBe(1);
  expect(await jobs("encode-chunk")).toBe(1);
  const next = await mustClaim();
  expect(next.chunkId).toBe(zombie.chunkId);
  expect(next.attempts).toBe(1);

  expect(await renewLease(site.ctx, zombie)).toBe(false);
  const renditionName = zombie.work?.renditionNames[0] ?? "";
  await expect(store(zombie, renditionName, 0)).rejects.toMatchObject({ code: "conflict" });
  expect(await site.ctx.sql`select 1 from segments`).toHaveLength(0);
  expect(await finishChunk(site.ctx, zombie)).toBe("lost");
  expect(
    await failChunk(site.ctx, zombie, { kind: "crash", message: messageOf("stored.text", { text: "-" }) }),
  ).toBe(false);
  expect(await chunkOf(next)).toMatchObject({ state: "running", attempt_token: next.attemptToken });
});

test("a run that began at a requested segment leaves the rest of its chunk to be claimed", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 100);
  await site.ctx.sql`
    update chunks set requested_until = now() + interval '10 seconds', requested_segment = 23
    where video_id = ${videoId} and kind = 'entry' and number = 5`;
  const claim = await mustClaim();
  await make(claim);
  await finishChunk(site.ctx, claim);
  expect(await chunkOf(claim)).toMatchObject({ state: "dormant", lease_until: null });
});

test.each([
  ["an hour ahead", 3600_000, "10 seconds", 1],
  ["an hour behind", -3600_000, "-1 seconds", 0],
])(
  "a transcoder whose clock is %s judges requests by the database's",
  async (_, offMs, lasts, encodeJobs) => {
    const { videoId } = await insertPlannedVideo(site.ctx, 100);
    const request = (segment: number, lastsFor: string) => site.ctx.sql`
    update chunks set requested_until = now() + ${lastsFor}::interval, requested_segment = ${segment}
    where video_id = ${videoId} and kind = 'entry' and number = 5`;
    await request(23, "10 seconds");
    const claim = await mustClaim();
    await make(claim);
    await request(20, lasts);
    await site.ctx.sql`delete from graphile_worker._private_jobs`;
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + offMs });
    await finishChunk(site.ctx, claim);
    expect(await chunkOf(claim)).toMatchObject({ state: "dormant" });
    expect(await jobs("encode-chunk")).toBe(encodeJobs);
  },
);

test("a run that left out what it was asked for has not finished its chunk", async () => {
  await insertPlannedVideo(site.ctx, 100);
  const claim = await mustClaim();
  const renditionName = claim.work?.renditionNames[0] ?? "";
  for (let number = 0; number < claim.segmentCount - 1; number++) await store(claim, renditionName, number);
  expect(await finishChunk(site.ctx, claim)).toBe("short");
  expect(await chunkOf(claim)).toMatchObject({ state: "running", attempts: 1 });
});

test("a video that is published leaves no chunk open", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 8);
  const claims: ChunkClaim[] = [];
  for (let claim = await claimChunk(site.ctx, { processId }); claim;) {
    claims.push(claim);
    await make(claim);
    claim = await claimChunk(site.ctx, { processId });
  }
  expect(await publishVideo(site.ctx, videoId)).toBe("published");
  expect(await site.ctx.sql`select 1 from chunks where state <> 'complete'`).toHaveLength(0);
  const [first] = claims;
  expect(first && (await renewLease(site.ctx, first))).toBe(false);
});

test("the ladder completes the entry chunk of its range", async () => {
  const { videoId, planId } = await insertPlannedVideo(site.ctx, 100);
  await site.ctx.sql`update chunks set state = 'complete' where kind <> 'ladder' and number < 5`;
  await site.ctx.sql`update chunks set state = 'complete' where kind = 'ladder' and number < 5`;
  await site.ctx.sql`update chunks set priority = 0 where kind = 'ladder' and number = 5`;
  const claim = await mustClaim();
  expect(claim).toMatchObject({ kind: "ladder", number: 5 });
  await make(claim);
  await finishChunk(site.ctx, claim);
  const [entry] = await site.ctx.sql`
    select state from chunks where plan_id = ${planId} and video_id = ${videoId} and kind = 'entry' and number = 5`;
  expect(entry?.state).toBe("complete");
});

test("if the file ends early, chunks past its end are complete, and the video becomes ready", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 100);
  const claim = await mustClaim();
  expect(await recordFileEnd(site.ctx, claim, 3)).toBe(true);
  await make(claim);
  await finishChunk(site.ctx, claim);
  await makeAll();
  expect(await publishVideo(site.ctx, videoId)).toBe("published");
});

test.each<[ChunkFailure["kind"], string]>([
  ["crash", "crashed 3 times"],
  ["fault", "failed 3 times"],
])("three times a %s fails the video with a reason, and Retry works", async (kind, words) => {
  const { videoId } = await insertPlannedVideo(site.ctx, 20);
  const failing = await mustClaim();
  await site.ctx.sql`update chunks set not_before = now() + interval '1 hour' where id <> ${failing.chunkId}`;
  let claim = failing;
  for (let times = 1; times <= 3; times++) {
    await failChunk(site.ctx, claim, { kind, message: messageOf("stored.text", { text: "boom" }) });
    if (times === 3) break;
    expect((await state(videoId))?.state).toBe("processing");
    expect(await claimChunk(site.ctx, { processId })).toBeNull();
    await site.ctx.sql`update chunks set not_before = now() where id = ${failing.chunkId}`;
    claim = await mustClaim();
  }
  expect(await state(videoId)).toMatchObject({ state: "failed", refused: false });
  expect((await state(videoId))?.failure).toContain(words);
  expect((await state(videoId))?.failure).toContain("Retry");
  await retryVideo(site.ctx, videoId);
  expect((await state(videoId))?.state).toBe("processing");
  expect((await mustClaim()).attempts).toBe(1);
});

test("outages and releases never count", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 20);
  for (let times = 0; times < 10; times++) {
    const claim = await mustClaim();
    await failChunk(site.ctx, claim, {
      kind: times % 2 ? "outage" : "released",
      message: messageOf("stored.text", { text: "-" }),
    });
    expect(await chunkOf(claim)).toMatchObject({ attempts: 0, crashes: 0, state: "pending" });
    await site.ctx.sql`update chunks set not_before = now()`;
  }
  expect((await state(videoId))?.state).toBe("processing");
});

test("a refused file cannot be retried, and is told why and what to do", async () => {
  const { videoId } = await insertQueuedVideo(site.ctx);
  await site.ctx
    .sql`update videos set state = 'failed', refused = true, failure = '{"key": "stored.text", "params": {"text": "No picture."}}' where id = ${videoId}`;
  const again = () => retryVideo(site.ctx, videoId);
  await expect(again()).rejects.toMatchObject({ code: "conflict" });
  await expect(again()).rejects.toThrow(/^No picture\. .*Upload a good copy/);
  await site.ctx.sql`update videos set source_kind = 'in_place' where id = ${videoId}`;
  await expect(again()).rejects.toThrow(/Replace the file on the server/);
});

test("what is enqueued in a transaction that rolls back was never there", async () => {
  const rollback = site.ctx.db.transaction(async (tx) => {
    await enqueue(tx, "probe-video", { videoId: newId() });
    await enqueueEncodeJobs(tx, 10);
    throw new Error("no");
  });
  await expect(rollback).rejects.toThrow("no");
  expect(await jobs("probe-video")).toBe(0);
  expect(await jobs("encode-chunk")).toBe(0);
});

test("reconcile derives missing jobs, once", async () => {
  const planned = await insertPlannedVideo(site.ctx, 20);
  const queued = await insertQueuedVideo(site.ctx);
  await site.ctx.sql`update videos set created_at = now() - interval '1 minute'`;
  await site.ctx.sql`delete from graphile_worker._private_jobs`;
  const [pending] = await site.ctx.sql<{ count: number }[]>`
    select count(*)::int as count from chunks where state = 'pending'`;
  expect(await reconcile(site.ctx)).toMatchObject({ encodeJobs: pending?.count, probes: 1, publishes: 0 });
  expect(await reconcile(site.ctx)).toMatchObject({ encodeJobs: 0, probes: 0 });
  await site.ctx.sql`update chunks set state = 'complete' where video_id = ${planned.videoId}`;
  expect(await reconcile(site.ctx)).toMatchObject({ publishes: 1 });
  expect(await reconcile(site.ctx)).toMatchObject({ publishes: 0 });
  expect((await state(queued.videoId))?.state).toBe("queued");
});

test("jobs of dead processes are deleted and replaced", async () => {
  await insertPlannedVideo(site.ctx, 20);
  const before = await jobs("encode-chunk");
  await site.ctx.sql`update graphile_worker._private_jobs set attempts = max_attempts`;
  await site.ctx.db.execute(sql`select 1`);
  expect(await reconcile(site.ctx)).toMatchObject({ encodeJobs: before });
  expect(await jobs("encode-chunk")).toBe(before);
  expect(await site.ctx.db.transaction((tx) => addEncodeJobs(tx))).toBe(0);
});

test("a probe whose worker died on its last attempt fails with a reason for users", async () => {
  const { videoId } = await insertQueuedVideo(site.ctx);
  await site.ctx.db.transaction((tx) => enqueue(tx, "probe-video", { videoId }));
  await site.ctx.sql`update graphile_worker._private_jobs set attempts = max_attempts`;
  expect(await reconcile(site.ctx)).toMatchObject({ failed: 1, probes: 0 });
  expect(await state(videoId)).toMatchObject({ state: "failed", refused: false });
  await retryVideo(site.ctx, videoId);
  expect(await jobs("probe-video")).toBe(2);
  expect(await reconcile(site.ctx)).toMatchObject({ failed: 0 });
});
