import { and, eq, inArray, sql } from "drizzle-orm";
import { failRun, releaseRun } from "#core/encoding/chunks/chunk-states.ts";
import { describeChunk } from "#core/encoding/chunks/describe-chunk.ts";
import { loadPlan } from "#core/encoding/chunks/describe-work.ts";
import { failVideo } from "#core/encoding/fail-video.ts";
import { MAX_FAULTS } from "#core/encoding/types.ts";
import { enqueueEncodeJobs } from "#core/jobs/enqueue.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { type Transaction } from "#db/client.ts";
import { chunks } from "#db/schema/chunks.ts";

type ChunkRow = typeof chunks.$inferSelect;

/**
 * Releases chunks whose lease expired, with new jobs. No failure is counted: their owner was paused or cut
 * off, and what it still writes is harmless. Returns their number.
 */
export async function freeLapsedChunks(tx: Transaction): Promise<number> {
  const rows = await tx
    .select()
    .from(chunks)
    .where(and(eq(chunks.state, "running"), sql`${chunks.leaseUntil} < now()`))
    .for("update", { skipLocked: true });
  for (const row of rows)
    await giveBack(tx, row, { counted: false, why: messageOf("encoding.transcoderSilent") });
  await enqueueEncodeJobs(tx, rows.length);
  return rows.length;
}

/**
 * Releases the chunks of dead processes. `vanishedAlone(row)` tells whether its owner died while others went
 * on: then the file may be the cause, and the third such death fails the video with a reason. Returns their
 * number.
 */
export async function freeChunksOf(
  tx: Transaction,
  processIds: readonly string[],
  vanishedAlone: (row: ChunkRow) => Promise<boolean>,
): Promise<number> {
  if (processIds.length === 0) return 0;
  const rows = await tx
    .select()
    .from(chunks)
    .where(and(eq(chunks.state, "running"), inArray(chunks.claimedBy, [...processIds])))
    .for("update");
  for (const row of rows) {
    const counted = await vanishedAlone(row);
    if (counted && row.crashes + 1 >= MAX_FAULTS) await failVideoOfChunk(tx, row);
    else await giveBack(tx, row, { counted, why: messageOf("encoding.transcoderDied") });
  }
  await enqueueEncodeJobs(tx, rows.length);
  return rows.length;
}

async function giveBack(
  tx: Transaction,
  row: ChunkRow,
  { counted, why }: { counted: boolean; why: Message },
): Promise<void> {
  const counts = counted ? { crashes: row.crashes + 1 } : { attempts: Math.max(0, row.attempts - 1) };
  await releaseRun(tx, row.id, { ...counts, pauseSeconds: 0, failure: why });
}

async function failVideoOfChunk(tx: Transaction, row: ChunkRow): Promise<void> {
  const { plan } = await loadPlan(tx, row.planId);
  const where = describeChunk({ ...row, plan });
  const reason = messageOf("encoding.rangeKilled", { times: MAX_FAULTS, ...where });
  await failRun(tx, row.id, { crashes: row.crashes + 1, pauseSeconds: 0, failure: reason });
  await failVideo(tx, { videoId: row.videoId, reason, refused: false });
}
