import { and, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { assertOwned } from "#core/encoding/chunks/owned-chunk.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type InitInfo, parseInit } from "#core/media/mp4/init-segment.ts";
import { validateSegment } from "#core/media/mp4/segment-validation.ts";
import { initKey, segmentKey } from "#core/storage/object-key.ts";
import { type ObjectInfo } from "#core/storage/object-store.ts";
import { segments } from "#db/schema/segments.ts";

/** No segment is nearly this large; limits reading a stored object into memory. */
export const MAX_SEGMENT_BYTES = 256 * 2 ** 20;

export interface ContestedSegment {
  readonly renditionName: string;
  readonly number: number;
  /** The init that its run was validated against, if the stored init may be missing; otherwise that one is read. */
  readonly init?: InitInfo | undefined;
}

/**
 * Keeps another attempt's object if it passes the segment validation. Otherwise deletes its row and then the
 * object, so that the next attempt writes it again (unavailable). The row is deleted first: a row without an
 * object breaks the film, an object without a row is found and deleted again. An object that was stored since
 * the check is not touched.
 */
export async function keepOrDropWinner(
  ctx: CoreContext,
  claim: ChunkClaim,
  segment: ContestedSegment,
): Promise<void> {
  const key = segmentKey(claim.videoId, claim.planHash, segment.renditionName, segment.number);
  const judged = await ctx.store.head(key);
  if (judged && (await winnerIsGood(ctx, claim, segment))) return;
  await forgetRow(ctx, claim, segment);
  if (judged) await deleteUnchanged(ctx, judged);
  ctx.logger.warn({ key }, "another attempt's segment did not pass the segment validation: taken away");
  throw new DomainError("unavailable", "encoding.segmentDamaged");
}

/**
 * Replaces an object that another attempt stored without a row by `own` bytes: only that attempt, which is
 * dead or has lost the chunk, knows the values of its row (how much is silence). If there is a row, or the
 * bytes are the same, the object stays. Throws unavailable if yet another attempt was first.
 */
export async function replaceUndescribed(
  ctx: CoreContext,
  claim: ChunkClaim,
  { renditionName, number, own }: { renditionName: string; number: number; own: Uint8Array },
): Promise<void> {
  const key = segmentKey(claim.videoId, claim.planHash, renditionName, number);
  const found = await ctx.store.head(key);
  const rows = await ctx.db
    .select({ bytes: segments.bytes })
    .from(segments)
    .where(isSegment(claim, { renditionName, number }));
  if (rows.length > 0 || (found && (await ctx.store.readBytes(key, MAX_SEGMENT_BYTES)).equals(own))) return;
  await assertOwned(ctx.db, claim);
  if (found) await deleteUnchanged(ctx, found);
  if (await ctx.store.putIfAbsent(key, own, { contentType: "video/iso.segment" })) return;
  throw new DomainError("unavailable", "encoding.segmentInDispute");
}

async function deleteUnchanged({ store }: CoreContext, { key, etag }: ObjectInfo): Promise<void> {
  if ((await store.head(key))?.etag === etag) await store.delete([key]);
}

async function forgetRow(ctx: CoreContext, claim: ChunkClaim, segment: ContestedSegment): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await assertOwned(tx, claim);
    await tx.delete(segments).where(isSegment(claim, segment));
  });
}

function isSegment(
  { planId }: ChunkClaim,
  { renditionName, number }: { renditionName: string; number: number },
) {
  return and(
    eq(segments.planId, planId),
    eq(segments.renditionName, renditionName),
    eq(segments.number, number),
  );
}

/** Whether the object that another attempt stored first passes the segment validation. Sprites have none. */
async function winnerIsGood(
  ctx: CoreContext,
  claim: ChunkClaim,
  segment: ContestedSegment,
): Promise<boolean> {
  const { renditionName, number } = segment;
  if (renditionName === "sb") return true;
  const { videoId, planHash, plan } = claim;
  const bytes = await ctx.store.readBytes(
    segmentKey(videoId, planHash, renditionName, number),
    MAX_SEGMENT_BYTES,
  );
  const init =
    segment.init ??
    parseInit(await ctx.store.readBytes(initKey(videoId, planHash, renditionName), MAX_SEGMENT_BYTES));
  const validation = validateSegment({ plan, renditionName, number, bytes, init });
  if (!validation.ok)
    ctx.logger.warn(
      { videoId, renditionName, number, reason: validation.reason },
      "the stored segment is damaged",
    );
  return validation.ok;
}
