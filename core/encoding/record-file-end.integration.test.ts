import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimChunk } from "#core/encoding/claim-chunk.ts";
import { failChunk } from "#core/encoding/fail-chunk.ts";
import { finishChunk } from "#core/encoding/finish-chunk.ts";
import { publishVideo } from "#core/encoding/publish-video.ts";
import { recordFileEnd } from "#core/encoding/record-file-end.ts";
import { renewLease } from "#core/encoding/renew-lease.ts";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { newId } from "#core/ids/uuid.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let house: TestContext;
beforeAll(async () => {
  house = await createTestContext();
});
afterAll(() => house.drop());
beforeEach(() => house.ctx.sql`truncate titles, users cascade`);

async function mustClaim(): Promise<ChunkClaim> {
  const claim = await claimChunk(house.ctx, { processId: newId() });
  if (!claim) throw new Error("There was nothing to claim.");
  return claim;
}

/** Makes what a claim lacks, up to a segment. */
async function makeUpTo(claim: ChunkClaim, end: number): Promise<void> {
  const { work, planId, videoId } = claim;
  if (!work) return;
  const last = Math.min(end, work.firstSegment + work.segmentCount) - 1;
  const sprite = work.withStoryboard ? [claim.number] : [];
  await house.ctx.sql`
    insert into segments (plan_id, video_id, rung, number, bytes)
    select ${planId}::uuid, ${videoId}::uuid, rung, number, 1000
    from unnest(${[...work.rungs]}::text[]) rung, generate_series(${work.firstSegment}::int, ${last}::int) number
    union all select ${planId}::uuid, ${videoId}::uuid, 'sb', number, 1000 from unnest(${sprite}::int[]) number
    on conflict do nothing`;
}

/** Encodes all that can be claimed, of a file that ends at a segment. */
async function encodeAll(end = Number.MAX_SAFE_INTEGER): Promise<void> {
  for (let claim = await claimChunk(house.ctx, { processId: newId() }); claim;) {
    await makeUpTo(claim, end);
    expect(await finishChunk(house.ctx, claim)).toBe("ended");
    claim = await claimChunk(house.ctx, { processId: newId() });
  }
}

const endOf = async (videoId: string) => {
  const [row] = await house.ctx.sql<{ end: number | null }[]>`
    select ends_at_segment as end from videos where id = ${videoId}`;
  return row?.end;
};

test("an attempt that lost its chunk cannot shorten the film", async () => {
  const { videoId } = await insertPlannedVideo(house.ctx, 40);
  const lost = await mustClaim();
  await failChunk(house.ctx, lost, { kind: "handed_back", message: "-" });
  expect(await recordFileEnd(house.ctx, lost, 2)).toBe(false);
  expect(await endOf(videoId)).toBeNull();
  const holder = await mustClaim();
  expect(holder.chunkId).toBe(lost.chunkId);
  expect(await recordFileEnd(house.ctx, lost, 2)).toBe(false);
  expect(await recordFileEnd(house.ctx, holder, 7)).toBe(true);
  expect(await recordFileEnd(house.ctx, holder, 8)).toBe(true);
  expect(await endOf(videoId)).toBe(7);
});

test("Retry looks for the end of the file anew, and encodes what seemed not to be there", async () => {
  const { videoId, planId } = await insertPlannedVideo(house.ctx, 100);
  const short = await mustClaim();
  expect(await recordFileEnd(house.ctx, short, 3)).toBe(true);
  await makeUpTo(short, 3);
  expect(await finishChunk(house.ctx, short)).toBe("ended");
  await encodeAll(3);
  expect(await house.ctx.sql`select 1 from chunks where state <> 'done'`).toHaveLength(0);
  expect(await house.ctx.sql`select 1 from audio_tracks where state = 'whole'`).toHaveLength(1);
  await house.ctx.sql`
    update videos set state = 'failed', failure_reason = 'The last step failed.' where id = ${videoId}`;

  await retryVideo(house.ctx, videoId);
  expect(await endOf(videoId)).toBeNull();
  expect(await house.ctx.sql`select 1 from audio_tracks where state = 'whole'`).toHaveLength(0);
  await encodeAll();
  expect(await publishVideo(house.ctx, videoId)).toBe("published");
  const [sound] = await house.ctx.sql`
    select count(*)::int as count from segments where plan_id = ${planId} and rung = 'a0'`;
  expect(sound?.count).toBe(25);
});

test("an attempt from before Retry is over: it can neither go on nor shorten the film", async () => {
  const { videoId } = await insertPlannedVideo(house.ctx, 40);
  const [failing, other] = [await mustClaim(), await mustClaim()];
  await failChunk(house.ctx, failing, { kind: "gone", message: "The file is gone." });
  await retryVideo(house.ctx, videoId);
  expect(await renewLease(house.ctx, other)).toBe(false);
  expect(await recordFileEnd(house.ctx, other, 2)).toBe(false);
  expect(await endOf(videoId)).toBeNull();
  const [row] = await house.ctx.sql`select state, attempts from chunks where id = ${other.chunkId}`;
  expect(row).toEqual({ state: "pending", attempts: 0 });
});
