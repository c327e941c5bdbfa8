import { eq, isNotNull, or } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { subjectOf } from "#core/playback/tokens/media-token.ts";
import { createTimedCache, type TimedCache } from "#core/playback/timed-cache.ts";
import { type Database } from "#db/client.ts";
import { profiles } from "#db/schema/profiles.ts";
import { users } from "#db/schema/users.ts";

/** The same age that delivery allows for a video's state: playback ends within seconds. */
const CACHED_MS = 2_000;

const caches = new WeakMap<Database, TimedCache<ReadonlySet<string>>>();

/**
 * Whether a media token's subject belongs to a disabled or removed user, at most 2 s late. One short query
 * serves all requests of that time: there are few such users, and media requests come many times a second.
 */
export async function isClosedSubject(ctx: CoreContext, subject: string): Promise<boolean> {
  let cache = caches.get(ctx.db);
  if (!cache) {
    cache = createTimedCache({ maxEntries: 1, ttlMs: CACHED_MS, load: () => loadClosed(ctx) });
    caches.set(ctx.db, cache);
  }
  return (await cache.get("all")).has(subject);
}

async function loadClosed(ctx: CoreContext): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .select({ id: profiles.id })
    .from(profiles)
    .innerJoin(users, eq(users.id, profiles.userId))
    .where(or(isNotNull(users.disabledAt), isNotNull(users.removedAt)));
  return new Set(rows.map(({ id }) => subjectOf(id)));
}
