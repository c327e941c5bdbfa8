import { setTimeout as sleep } from "node:timers/promises";
import { type CoreContext } from "#core/context.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";

const BATCH = 500;
/** A transcoder whose chunk is gone notices it at its next renewal, within 5 s. */
const STOPPING_MS = 6_000;

export interface ResetHouse {
  readonly titles: number;
  readonly users: number;
  readonly objects: number;
}

/**
 * Empties a house: every title, person, job and object. What stays is the store's id and what signs tokens, so
 * that the processes run on. A source that was imported in place is not touched.
 */
export async function resetHouse(ctx: CoreContext): Promise<ResetHouse> {
  const counts = await emptyTables(ctx);
  if (counts.running > 0) await sleep(STOPPING_MS);
  return { titles: counts.titles, users: counts.users, objects: await emptyStore(ctx) };
}

async function emptyTables(ctx: CoreContext): Promise<{ titles: number; users: number; running: number }> {
  return await ctx.sql.begin(async (sql) => {
    await sql`set local lock_timeout = '10s'`;
    const [counts] = await sql<{ titles: number; users: number; running: number }[]>`
      select (select count(*)::int from titles) as titles, (select count(*)::int from users) as users,
        (select count(*)::int from chunks where state = 'running') as running`;
    // Everything else hangs on these by foreign keys.
    await sql`truncate titles, users, tombstones cascade`;
    await sql`delete from setup_codes where used_at is not null`;
    await sql`delete from settings where key <> 'store_id'`;
    await sql`delete from graphile_worker._private_jobs`;
    return counts ?? { titles: 0, users: 0, running: 0 };
  });
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
