import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type CoreContext } from "#core/context.ts";
import { keepOrDropWinner, replaceUndescribed } from "#core/encoding/segments/keep-winner.ts";
import { markPlayable } from "#core/encoding/publishing/mark-playable.ts";
import { assertOwned } from "#core/encoding/chunks/owned-chunk.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { type InitInfo } from "#core/media/mp4/init-segment.ts";
import { notifySegment } from "#core/notifications/channels.ts";
import { segmentKey } from "#core/storage/object-key.ts";
import { segments } from "#db/schema/segments.ts";

/** Together nearly a lease: after that the chunk may be in other hands anyway. */
const ROW_TRIES = 15;
const ROW_PAUSE_MS = 1000;

export interface EncodedSegment {
  readonly renditionName: string;
  readonly number: number;
  /** Local file, already past the segment validation; the store may take it away. */
  readonly path: string;
  /** Of sound: how much of it is silence in the place of what is missing; 0 where nothing is said. */
  readonly silentSeconds?: number;
  /** What its run was judged by, where the stored init may be lost; otherwise that one is read. */
  readonly init?: InitInfo | undefined;
}

/** What is shorter is rounding, or the breath that an encoder takes at its start. */
const MISSED_SECONDS = 0.25;

/**
 * Stores a segment: the object first, written once, then its row, with word to whoever waits. Attempts of one plan
 * are interchangeable, so where another was first its object is checked and kept; one that fails the check is taken
 * away (unavailable: try again). Throws conflict where the claim is no longer ours: what was written stays, and harms
 * nobody.
 */
export async function storeSegment(
  ctx: CoreContext,
  claim: ChunkClaim,
  segment: EncodedSegment,
): Promise<void> {
  const bytes = await storeObject(ctx, claim, segment);
  await throughRestart(() => storeRow(ctx, claim, { ...rowOf(segment), bytes }));
  if (segment.number === 0 && segment.renditionName !== "sb") await markPlayable(ctx, claim.videoId);
}

/** The object is there already, so a database that restarts just now need not cost the run: its row can wait. */
async function throughRestart(write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (!isOutage(error) || tries >= ROW_TRIES) throw error;
      await sleep(ROW_PAUSE_MS);
    }
  }
}

function rowOf({ renditionName, number, silentSeconds = 0 }: EncodedSegment) {
  return {
    renditionName,
    number,
    silentMs: silentSeconds < MISSED_SECONDS ? null : Math.round(silentSeconds * 1000),
  };
}

async function storeRow(
  ctx: CoreContext,
  claim: ChunkClaim,
  segment: ReturnType<typeof rowOf> & { bytes: number },
): Promise<void> {
  const { planId, videoId } = claim;
  await ctx.db.transaction(async (tx) => {
    await assertOwned(tx, claim);
    await tx
      .insert(segments)
      .values({ planId, videoId, ...segment })
      .onConflictDoNothing();
    await notifySegment(tx, { videoId, renditionName: segment.renditionName, number: segment.number });
  });
}

/** Returns the bytes of what is stored in the end, whoever stored it. */
async function storeObject(ctx: CoreContext, claim: ChunkClaim, segment: EncodedSegment): Promise<number> {
  const { renditionName, number, path } = segment;
  const key = segmentKey(claim.videoId, claim.planHash, renditionName, number);
  const contentType = renditionName === "sb" ? "image/webp" : "video/iso.segment";
  const isAudio = claim.plan.audio.some((track) => track.renditionName === renditionName);
  // The row says how much of the sound is silence, so it must speak of the very bytes that are stored.
  const own = isAudio ? await readFile(path) : null;
  const wasFirst = await ctx.store.putFileIfAbsent(key, path, { contentType });
  if (!wasFirst && own) await replaceUndescribed(ctx, claim, { renditionName, number, own });
  if (!wasFirst) await keepOrDropWinner(ctx, claim, segment);
  const info = await ctx.store.head(key);
  if (!info) throw new DomainError("unavailable", "A segment that was just stored is missing.");
  return info.bytes;
}
