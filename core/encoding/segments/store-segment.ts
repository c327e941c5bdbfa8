import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type CoreContext } from "#core/context.ts";
import { dropLateObject } from "#core/deletion/drop-late-object.ts";
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

/** Together nearly a lease: after that another process may have the chunk anyway. */
const ROW_TRIES = 15;
const ROW_PAUSE_MS = 1000;

export interface EncodedSegment {
  readonly renditionName: string;
  readonly number: number;
  /** Local file that passed the segment validation; the store may move it away. */
  readonly path: string;
  /** For audio: how much of it is silence that replaces missing audio; 0 by default. */
  readonly silentSeconds?: number;
  /** The init that its run was validated against, if the stored init may be missing; otherwise that one is read. */
  readonly init?: InitInfo | undefined;
}

/** Shorter silence is rounding, or the encoder's delay at its start. */
const MISSED_SECONDS = 0.25;

/**
 * Stores a segment: the object first, written once, then its row, with a notification to waiting requests.
 * Attempts of one plan are interchangeable, so if another was first its object is validated and kept; an
 * invalid one is deleted (unavailable: try again). Throws conflict if the claim is no longer ours: the
 * written object stays for the next attempt, unless its video was deleted for good.
 */
export async function storeSegment(
  ctx: CoreContext,
  claim: ChunkClaim,
  segment: EncodedSegment,
): Promise<void> {
  const bytes = await storeObject(ctx, claim, segment);
  try {
    await throughRestart(() => storeRow(ctx, claim, { ...rowOf(segment), bytes }));
  } catch (error) {
    if (error instanceof DomainError && error.code === "conflict") {
      const { videoId, planHash } = claim;
      const key = segmentKey(videoId, planHash, segment.renditionName, segment.number);
      await dropLateObject(ctx, { videoId, key });
    }
    throw error;
  }
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

/** Returns the size of the object that is finally stored, from any attempt. */
async function storeObject(ctx: CoreContext, claim: ChunkClaim, segment: EncodedSegment): Promise<number> {
  const { renditionName, number, path } = segment;
  const key = segmentKey(claim.videoId, claim.planHash, renditionName, number);
  const contentType = renditionName === "sb" ? "image/webp" : "video/iso.segment";
  const isAudio = claim.plan.audio.some((track) => track.renditionName === renditionName);
  // The row tells how much of the audio is silence, so it must describe the stored bytes.
  const own = isAudio ? await readFile(path) : null;
  const wasFirst = await ctx.store.putFileIfAbsent(key, path, { contentType });
  if (!wasFirst && own) await replaceUndescribed(ctx, claim, { renditionName, number, own });
  if (!wasFirst) await keepOrDropWinner(ctx, claim, segment);
  const info = await ctx.store.head(key);
  if (!info) throw new DomainError("unavailable", "encoding.segmentMissing");
  return info.bytes;
}
