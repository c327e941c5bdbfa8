import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { markPlayable } from "#core/encoding/mark-playable.ts";
import { isOwnedBy } from "#core/encoding/owned-chunk.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { type InitInfo, parseInit } from "#core/media/init-segment.ts";
import { judgeSegment } from "#core/media/segment-gate.ts";
import { notifySegment } from "#core/notifications/channels.ts";
import { initKey, segmentKey } from "#core/storage/object-key.ts";
import { type Transaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";
import { segments } from "#db/schema/segments.ts";

/** No segment comes near; a bound for reading a winner's object into memory. */
const MAX_SEGMENT_BYTES = 256 * 2 ** 20;
/** Together nearly a lease: after that the chunk may be in other hands anyway. */
const ROW_TRIES = 15;
const ROW_PAUSE_MS = 1000;

export interface MadeSegment {
  readonly rung: string;
  readonly number: number;
  /** Local file, already past the gate; the store may take it away. */
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
export async function storeSegment(ctx: CoreContext, claim: ChunkClaim, segment: MadeSegment): Promise<void> {
  const bytes = await storeObject(ctx, claim, segment);
  await throughRestart(() => storeRow(ctx, claim, { ...rowOf(segment), bytes }));
  if (segment.number === 0 && segment.rung !== "sb") await markPlayable(ctx, claim.videoId);
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

function rowOf({ rung, number, silentSeconds = 0 }: MadeSegment) {
  return { rung, number, silentMs: silentSeconds < MISSED_SECONDS ? null : Math.round(silentSeconds * 1000) };
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
    await notifySegment(tx, { videoId, rung: segment.rung, number: segment.number });
  });
}

async function storeObject(ctx: CoreContext, claim: ChunkClaim, segment: MadeSegment): Promise<number> {
  const key = segmentKey(claim.videoId, claim.planHash, segment.rung, segment.number);
  const contentType = segment.rung === "sb" ? "image/webp" : "video/iso.segment";
  const wasFirst = await ctx.store.putFileIfAbsent(key, segment.path, { contentType });
  if (!wasFirst) await keepOrDropWinner(ctx, claim, segment, key);
  const info = await ctx.store.head(key);
  if (!info) throw new DomainError("unavailable", "A segment that was just stored is gone.");
  return info.bytes;
}

/**
 * Keeps what another attempt stored, where it passes the gate. Otherwise forgets its row and then takes it away, so
 * that the next attempt writes it anew. The row goes first: one that names no object breaks the film, an object that no
 * row names is met and dropped again. What was stored since the look at it is left alone.
 */
async function keepOrDropWinner(
  ctx: CoreContext,
  claim: ChunkClaim,
  segment: MadeSegment,
  key: string,
): Promise<void> {
  const judged = await ctx.store.head(key);
  if (judged && (await winnerIsGood(ctx, claim, segment))) return;
  await forgetRow(ctx, claim, segment);
  const stored = await ctx.store.head(key);
  if (stored && stored.etag === judged?.etag) await ctx.store.delete([key]);
  ctx.logger.warn({ key }, "another attempt's segment did not pass the gate: taken away");
  throw new DomainError("unavailable", "A damaged segment was found in the store, and is made again.");
}

async function forgetRow(ctx: CoreContext, claim: ChunkClaim, { rung, number }: MadeSegment): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await assertOwned(tx, claim);
    const ofSegment = and(eq(segments.rung, rung), eq(segments.number, number));
    await tx.delete(segments).where(and(eq(segments.planId, claim.planId), ofSegment));
  });
}

/** Whether the object that another attempt stored first passes the gate. Sprites have none. */
async function winnerIsGood(ctx: CoreContext, claim: ChunkClaim, segment: MadeSegment): Promise<boolean> {
  const { rung, number } = segment;
  if (rung === "sb") return true;
  const { videoId, planHash, plan } = claim;
  const bytes = await ctx.store.readBytes(segmentKey(videoId, planHash, rung, number), MAX_SEGMENT_BYTES);
  const init =
    segment.init ?? parseInit(await ctx.store.readBytes(initKey(videoId, planHash, rung), MAX_SEGMENT_BYTES));
  const verdict = judgeSegment({ plan, rung, number, bytes, init });
  if (!verdict.ok)
    ctx.logger.warn({ videoId, rung, number, reason: verdict.reason }, "the stored segment is damaged");
  return verdict.ok;
}

async function assertOwned(tx: Transaction, claim: ChunkClaim): Promise<void> {
  const owned = await tx
    .select({ one: sql`1` })
    .from(chunks)
    .where(isOwnedBy(claim));
  if (owned.length === 0) throw new DomainError("conflict", "This chunk is in other hands now.");
}
