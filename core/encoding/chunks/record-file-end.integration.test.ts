import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { failChunk } from "#core/encoding/chunks/fail-chunk.ts";
import { finishChunk } from "#core/encoding/chunks/finish-chunk.ts";
import { publishVideo } from "#core/encoding/publishing/publish-video.ts";
import { recordFileEnd } from "#core/encoding/chunks/record-file-end.ts";
import { renewLease } from "#core/encoding/chunks/chunk-states.ts";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { newId } from "#core/uuid.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());
beforeEach(() => site.ctx.sql`truncate titles, users cascade`);

async function mustClaim(): Promise<ChunkClaim> {
  const claim = await claimChunk(site.ctx, { processId: newId() });
  if (!claim) throw new Error("There was nothing to claim.");
  return claim;
}

/** Encodes the missing segments of a claim, up to a segment. */
async function makeUpTo(claim: ChunkClaim, end: number): Promise<void> {
  const { work, planId, videoId } = claim;
  if (!work) return;
  const last = Math.min(end, work.firstSegment + work.segmentCount) - 1;
  const sprite = work.withStoryboard ? [claim.number] : [];
  await site.ctx.sql`
    insert into segments (plan_id, video_id, rendition_name, number, bytes)
    select ${planId}::uuid, ${videoId}::uuid, rendition_name, number, 1000
    from unnest(${[...work.renditionNames]}::text[]) rendition_name, generate_series(${work.firstSegment}::int, ${last}::int) number
    union all select ${planId}::uuid, ${videoId}::uuid, 'sb', number, 1000 from unnest(${sprite}::int[]) number
    on conflict do nothing`;
}

/** Encodes all that can be claimed, of a file that ends at a segment. */
async function encodeAll(end = Number.MAX_SAFE_INTEGER): Promise<void> {
  for (let claim = await claimChunk(site.ctx, { processId: newId() }); claim;) {
    await makeUpTo(claim, end);
    expect(await finishChunk(site.ctx, claim)).toBe("ended");
    claim = await claimChunk(site.ctx, { processId: newId() });
  }
}

const endOf = async (videoId: string) => {
  const [row] = await site.ctx.sql<{ end: number | null }[]>`
    select ends_at_segment as end from videos where id = ${videoId}`;
  return row?.end;
};

test("an attempt that lost its chunk cannot shorten the film", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 40);
  const lost = await mustClaim();
  await failChunk(site.ctx, lost, { kind: "released", message: messageOf("stored.text", { text: "-" }) });
  expect(await recordFileEnd(site.ctx, lost, 2)).toBe(false);
  expect(await endOf(videoId)).toBeNull();
  const owner = await mustClaim();
  expect(owner.chunkId).toBe(lost.chunkId);
  expect(await recordFileEnd(site.ctx, lost, 2)).toBe(false);
  expect(await recordFileEnd(site.ctx, owner, 7)).toBe(true);
  expect(await recordFileEnd(site.ctx, owner, 8)).toBe(true);
  expect(await endOf(videoId)).toBe(7);
});

test("Retry searches the end of the file again, and encodes segments that seemed to be missing", async () => {
  const { videoId, planId } = await insertPlannedVideo(site.ctx, 100);
  const short = await mustClaim();
  expect(await recordFileEnd(site.ctx, short, 3)).toBe(true);
  await makeUpTo(short, 3);
  expect(await finishChunk(site.ctx, short)).toBe("ended");
  await encodeAll(3);
  expect(await site.ctx.sql`select 1 from chunks where state <> 'complete'`).toHaveLength(0);
  expect(await site.ctx.sql`select 1 from audio_tracks where state = 'complete'`).toHaveLength(1);
  await site.ctx.sql`
    update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "The last step failed."}}' where id = ${videoId}`;

  await retryVideo(site.ctx, videoId);
  expect(await endOf(videoId)).toBeNull();
  expect(await site.ctx.sql`select 1 from audio_tracks where state = 'complete'`).toHaveLength(0);
  await encodeAll();
  expect(await publishVideo(site.ctx, videoId)).toBe("published");
  const [audio] = await site.ctx.sql`
    select count(*)::int as count from segments where plan_id = ${planId} and rendition_name = 'a0'`;
  expect(audio?.count).toBe(25);
});

test("an attempt from before Retry is over: it can neither go on nor shorten the film", async () => {
  const { videoId } = await insertPlannedVideo(site.ctx, 40);
  const [failing, other] = [await mustClaim(), await mustClaim()];
  await failChunk(site.ctx, failing, { kind: "gone", message: messageOf("encoding.uploadedFileGone") });
  await retryVideo(site.ctx, videoId);
  expect(await renewLease(site.ctx, other)).toBe(false);
  expect(await recordFileEnd(site.ctx, other, 2)).toBe(false);
  expect(await endOf(videoId)).toBeNull();
  const [row] = await site.ctx.sql`select state, attempts from chunks where id = ${other.chunkId}`;
  expect(row).toEqual({ state: "pending", attempts: 0 });
});
