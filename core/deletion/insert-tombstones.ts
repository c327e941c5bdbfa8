import { sql } from "drizzle-orm";
import { newId } from "#core/uuid.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { type Transaction } from "#db/client.ts";
import { tombstones, type TombstoneReason } from "#db/schema/tombstones.ts";

/** How long a deletion can be undone. */
export const GRACE_SECONDS = 7 * 24 * 3600;

/**
 * The caller of an immediate deletion runs it itself. The job is a fallback if the caller dies, and waits
 * long enough that both do not count the same objects.
 */
const FALLBACK_DELAY_SECONDS = 60;

export interface TombstoneInput {
  /** Each is created by object-key.ts. */
  readonly prefixes: readonly string[];
  readonly titleId?: string;
  readonly videoId?: string;
  /** Set if an episode is deleted alone: its undo restores its videos. */
  readonly playableId?: string;
  /** For admins: why these objects are deleted. */
  readonly reason: TombstoneReason;
  /** Seconds until the objects are deleted; 0 for at once. */
  readonly graceSeconds: number;
}

/**
 * Inserts tombstones for prefixes, each with its job, inside the caller's transaction. Nothing is deleted
 * before `graceSeconds` are over. Returns the tombstones' ids.
 */
export async function insertTombstones(tx: Transaction, deletionInput: TombstoneInput): Promise<string[]> {
  const rows = deletionInput.prefixes.map((prefix) => ({
    id: newId(),
    prefix,
    titleId: deletionInput.titleId ?? null,
    videoId: deletionInput.videoId ?? null,
    playableId: deletionInput.playableId ?? null,
    reason: deletionInput.reason,
    dueAt: sql`now() + make_interval(secs => ${deletionInput.graceSeconds})`,
  }));
  if (rows.length > 0) await tx.insert(tombstones).values(rows);
  const ids = rows.map((row) => row.id);
  if (deletionInput.graceSeconds === 0) await enqueueFallbacks(tx, ids);
  else await enqueueDeletions(tx, ids, deletionInput.graceSeconds + 1);
  return ids;
}

/** The jobs of tombstones whose caller deletes at once. */
export async function enqueueFallbacks(tx: Transaction, tombstoneIds: readonly string[]): Promise<void> {
  await enqueueDeletions(tx, tombstoneIds, FALLBACK_DELAY_SECONDS);
}

async function enqueueDeletions(
  tx: Transaction,
  tombstoneIds: readonly string[],
  delaySeconds: number,
): Promise<void> {
  for (const tombstoneId of tombstoneIds)
    await enqueue(tx, "delete-objects", { tombstoneId }, { delaySeconds });
}
