import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { insertDemoRecord } from "#core/demo/demo-record.ts";
import { videoPrefixes } from "#core/deletion/soft-delete-videos.ts";
import { insertTombstones } from "#core/deletion/insert-tombstones.ts";
import { enqueueRebuild } from "#core/search/follow-engine.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { type Transaction } from "#db/client.ts";
import { hasCode } from "#db/postgres-error.ts";

const BATCH = 500;
/** A process that works on a deleted row notices it at the next renewal of its lease (5 s) or at its next write. */
const STOPPING_SECONDS = 15;
/** Transactions of working processes may hold locks. The client itself repeats a transaction after a deadlock. */
const TRIES = 5;
const LOCK_TIMEOUT: ReadonlySet<string> = new Set(["55P03"]);

export interface ResetSite {
  readonly titles: number;
  readonly users: number;
  readonly objects: number;
}

/**
 * Empties a site: every title, user, job and object. The store's id and the signing keys stay, so that the
 * processes go on. A source that was imported in place is not touched. This does not wait for processes at
 * work: what they still write has lost its rows, and tombstones remove it a little later.
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
      return await ctx.db.transaction((tx) => truncate(ctx, tx));
    } catch (error) {
      if (tries >= TRIES || !hasCode(error, LOCK_TIMEOUT)) throw error;
    }
  }
}

async function truncate({ search }: CoreContext, tx: Transaction): Promise<Counts> {
  await tx.execute(sql`set local lock_timeout = '2s'`);
  const atWork = await videosAtWork(tx);
  const [counts] = await tx.execute<{ titles: number; users: number }>(sql`
    select (select count(*)::int from titles) as titles, (select count(*)::int from users) as users`);
  // All other rows refer to these by foreign keys.
  await tx.execute(sql`truncate titles, users, tombstones, search_states cascade`);
  await tx.execute(sql`delete from setup_codes where used_at is not null`);
  await tx.execute(sql`delete from settings where key <> 'store_id'`);
  // An emptied site stays empty; this also ends an import of the demo that runs.
  await insertDemoRecord(tx, "declined");
  await tx.execute(sql`delete from graphile_worker._private_jobs`);
  // Truncated rows raise no trigger: a new index is one without the titles that are gone.
  if (search.meilisearch) await enqueueRebuild(tx, { documents: false });
  const reason = "site_reset";
  await insertTombstones(tx, {
    prefixes: atWork.flatMap(videoPrefixes),
    reason,
    graceSeconds: STOPPING_SECONDS,
  });
  return { titles: counts?.titles ?? 0, users: counts?.users ?? 0 };
}

/** Videos whose objects a process may be writing at this moment. */
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
