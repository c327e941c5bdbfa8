import { sql } from "drizzle-orm";
import { newId } from "#core/uuid.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { type Transaction } from "#db/client.ts";
import { tombstones } from "#db/schema/tombstones.ts";

/** How long a deletion can be undone. */
export const GRACE_SECONDS = 7 * 24 * 3600;

/**
 * When a deletion is to be done at once, its caller does it; the job is there in case the caller dies, and waits
 * so long that the two do not count the same objects.
 */
const FALLBACK_DELAY_SECONDS = 60;

export interface TombstoneInput {
  /** Each as object-key.ts makes it. */
  readonly prefixes: readonly string[];
  readonly titleId?: string;
  readonly videoId?: string;
  /** Set where an episode goes by itself: its undo brings its videos back. */
  readonly playableId?: string;
  /** For people: why these objects go. */
  readonly reason: string;
  /** Seconds until the objects go; 0 for at once. */
  readonly graceSeconds: number;
}

/**
 * Sets tombstones on prefixes, each with its job, inside the caller's transaction. Nothing is deleted before
 * `graceSeconds` are over. Returns the tombstones' ids.
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

/** The jobs of tombstones whose caller sets about them at once. */
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
