import { type AdminDashboard } from "#core/admin/types.ts";
import { createTimedCache, type TimedCache } from "#core/playback/timed-cache.ts";
import { type CoreContext } from "#core/context.ts";
import { type RawSql } from "#db/client.ts";

/** Adding up every segment takes a second if there are millions, so it is done only now and then. */
const CACHED_MS = 30_000;

interface Bytes {
  readonly encodedBytes: number;
  readonly sourceBytes: number;
}

const caches = new WeakMap<RawSql, TimedCache<Bytes>>();

/** Used and free space. Sizes are at most half a minute old; free space is null if unknown. */
export async function measureDisk(ctx: CoreContext): Promise<AdminDashboard["disk"]> {
  const [bytes, space] = await Promise.all([
    cacheOf(ctx).get("all"),
    ctx.store.freeSpace().catch(() => null),
  ]);
  return { ...bytes, freeBytes: space?.freeBytes ?? null, totalBytes: space?.totalBytes ?? null };
}

function cacheOf(ctx: CoreContext): TimedCache<Bytes> {
  const known = caches.get(ctx.sql);
  if (known) return known;
  const created = createTimedCache({ maxEntries: 1, ttlMs: CACHED_MS, load: () => addUp(ctx) });
  caches.set(ctx.sql, created);
  return created;
}

async function addUp(ctx: CoreContext): Promise<Bytes> {
  const [row] = await ctx.sql<{ encoded: string; sources: string }[]>`
    select (select coalesce(sum(bytes), 0) from segments) as encoded,
      (select coalesce(sum(source_bytes), 0) from videos
        where source_kind = 'stored' and deleted_at is null) as sources`;
  return { encodedBytes: Number(row?.encoded ?? 0), sourceBytes: Number(row?.sources ?? 0) };
}
