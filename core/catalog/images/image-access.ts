import { sql, type SQL } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { createTimedCache, type TimedCache } from "#core/playback/timed-cache.ts";
import { type CoreContext } from "#core/context.ts";
import { type Database } from "#db/client.ts";

/** The users who may see an image: all, the listed ones, or (always) admins. */
export interface ImageAccess {
  /** A published title shows it, or could show it: its address is public. */
  readonly isPublic: boolean;
  /** Owners of titles that are not deleted. */
  readonly ownerUserIds: ReadonlySet<string>;
}

/** As long as a media address may outlive its title. One query serves a page of posters for many users. */
const CACHED_MS = 5_000;
const MAX_CACHED = 10_000;

const caches = new WeakMap<Database, TimedCache<ImageAccess | null>>();

/** The users who may see an image by its titles, at most 5 s old; null if no title has it. */
export function getImageAccess(ctx: CoreContext, imageId: string): Promise<ImageAccess | null> {
  let cache = caches.get(ctx.db);
  if (!cache) {
    cache = createTimedCache({ maxEntries: MAX_CACHED, ttlMs: CACHED_MS, load: (id) => loadAccess(ctx, id) });
    caches.set(ctx.db, cache);
  }
  return cache.get(imageId);
}

/**
 * Whether a user may see an image: the same as for the pages of its titles; admins may also see those of
 * deleted ones.
 */
export function maySeeImage(access: ImageAccess, user: SignedInUser | null): boolean {
  if (access.isPublic) return true;
  return user !== null && (hasScope(user, "catalog") || access.ownerUserIds.has(user.userId));
}

/** By primary keys first, which is enough for published titles; titles have no index by poster. */
async function loadAccess(ctx: CoreContext, imageId: string): Promise<ImageAccess | null> {
  const own = await accessBy(
    ctx,
    sql`t.id in (
    select i.title_id from images i where i.id = ${imageId}
    union
    select p.title_id from images i join playables p on p.id = i.playable_id where i.id = ${imageId}
    union
    select p.title_id from images i
      join videos v on v.id = i.video_id
      join versions ve on ve.id = v.version_id
      join playables p on p.id = ve.playable_id
      where i.id = ${imageId})`,
  );
  if (own?.isPublic) return own;
  const shown = await accessBy(
    ctx,
    sql`t.poster_image_id = ${imageId} or t.backdrop_image_id = ${imageId}
    or t.id in (select p.title_id from playables p where p.still_image_id = ${imageId})`,
  );
  if (!own || !shown) return own ?? shown;
  return { isPublic: shown.isPublic, ownerUserIds: new Set([...own.ownerUserIds, ...shown.ownerUserIds]) };
}

async function accessBy(ctx: CoreContext, isTitle: SQL): Promise<ImageAccess | null> {
  const rows = await ctx.db.execute<{ isPublic: boolean; ownerUserId: string | null }>(sql`
    select t.visibility = 'published' and t.deleted_at is null as "isPublic",
      case when t.deleted_at is null then t.owner_user_id::text end as "ownerUserId"
    from titles t where ${isTitle}`);
  if (rows.length === 0) return null;
  return {
    isPublic: rows.some((row) => row.isPublic),
    ownerUserIds: new Set(rows.flatMap((row) => row.ownerUserId ?? [])),
  };
}
