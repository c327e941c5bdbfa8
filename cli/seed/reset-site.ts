import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { videoPrefixes } from "#core/deletion/soft-delete-videos.ts";
import { insertTombstones } from "#core/deletion/insert-tombstones.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { type Transaction } from "#db/client.ts";
import { hasCode } from "#db/postgres-error.ts";

const BATCH = 500;
/** Whoever works on something that is gone notices it at the next renewal of a lease (5 s) or at the next row. */
const STOPPING_SECONDS = 15;
/** Transactions of those who are at work may be in the way. Deadlocks with them are repeated by the client itself. */
const TRIES = 5;
const LOCK_TIMEOUT: ReadonlySet<string> = new Set(["55P03"]);

export interface ResetSite {
  readonly titles: number;
  readonly users: number;
  readonly objects: number;
}

/**
 * Empties a site: every title, person, job and object. What stays is the store's id and what signs tokens, so
 * that the processes run on. A source that was imported in place is not touched. Nobody is waited for: what is
 * written yet by those who were at work has lost its rows, and tombstones take it a little later.
 */
export async function resetSite(ctx: CoreContext): Promise<ResetSite> {
  const counts = await emptyTables(ctx);
  return { ...counts, objects: await emptyStore(ctx) };
}

interface Counts {
  readonly titles: number;
  readonly users: number;
}

async function emptyTables(ctx: CoreContext): Promise<Counts> {
  for (let tries = 1; ; tries++) {
    try {
      return await ctx.db.transaction(truncate);
    } catch (error) {
      if (tries >= TRIES || !hasCode(error, LOCK_TIMEOUT)) throw error;
    }
  }
}

async function truncate(tx: Transaction): Promise<Counts> {
  await tx.execute(sql`set local lock_timeout = '2s'`);
  const atWork = await videosAtWork(tx);
  const [counts] = await tx.execute<{ titles: number; users: number }>(sql`
    select (select count(*)::int from titles) as titles, (select count(*)::int from users) as users`);
  // Everything else hangs on these by foreign keys.
  await tx.execute(sql`truncate titles, users, tombstones cascade`);
  await tx.execute(sql`delete from setup_codes where used_at is not null`);
  await tx.execute(sql`delete from settings where key <> 'store_id'`);
  await tx.execute(sql`delete from graphile_worker._private_jobs`);
  const reason = "The site was reset while this was processed.";
  await insertTombstones(tx, {
    prefixes: atWork.flatMap(videoPrefixes),
    reason,
    graceSeconds: STOPPING_SECONDS,
  });
  return { titles: counts?.titles ?? 0, users: counts?.users ?? 0 };
}

/** Videos that somebody may be writing objects of at this moment. */
async function videosAtWork(tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select video_id::text as id from chunks where state = 'running'
    union
    select payload ->> 'videoId' from graphile_worker._private_jobs
    where locked_at is not null and payload ->> 'videoId' is not null`);
  return rows.map((row) => row.id);
}

async function emptyStore(ctx: CoreContext): Promise<number> {
  let [removed, keys]: [number, string[]] = [0, []];
  const flush = async () => {
    await ctx.store.delete(keys);
    removed += keys.length;
    keys = [];
  };
  for await (const { key } of ctx.store.list("")) {
    if (key !== STORE_ID_KEY) keys.push(key);
    if (keys.length >= BATCH) await flush();
  }
  await flush();
  return removed;
}
