import { randomBytes } from "node:crypto";
import { desc, isNull, sql } from "drizzle-orm";
import { createTimedCache, type TimedCache } from "#core/playback/timed-cache.ts";
import { type CoreContext } from "#core/context.ts";
import { type SigningKey } from "#core/playback/tokens/media-token.ts";
import { type Database } from "#db/client.ts";
import { signingKeys } from "#db/schema/signing-keys.ts";

/** A key signs for this long; then a new one does, and the old one still verifies its tokens. */
const SIGNING_DAYS = 30;
/** Signing days, and the longest validity of a token after them. */
const RETIRED_AFTER_DAYS = 61;
const KEYS_CACHED_MS = 60_000;
/**
 * An unknown key id makes the process read the keys again, at most this often: another process may have
 * rotated them.
 */
const RELOAD_AFTER_MS = 1_000;
const LOCK_NAME = "matinee_signing_keys";

interface KnownKeys {
  /** Newest first; the first one signs. */
  readonly keys: readonly SigningKey[];
  readonly loadedAt: number;
}

const caches = new WeakMap<Database, TimedCache<KnownKeys>>();

/** The current signing key; creates the first one, and a new one when the last has signed for long enough. */
export async function currentSigningKey(ctx: CoreContext): Promise<SigningKey> {
  const { keys } = await knownKeys(ctx).get("all");
  const [newest] = keys;
  if (!newest) throw new Error("There is no signing key, though one was just made.");
  return newest;
}

/** The key of this id, or null if there is none (any more). */
export async function findSigningKey(ctx: CoreContext, id: string): Promise<SigningKey | null> {
  const cache = knownKeys(ctx);
  const known = await cache.get("all");
  const found = known.keys.find((key) => key.id === id);
  if (found || performance.now() - known.loadedAt < RELOAD_AFTER_MS) return found ?? null;
  cache.forget("all");
  return (await cache.get("all")).keys.find((key) => key.id === id) ?? null;
}

function knownKeys(ctx: CoreContext): TimedCache<KnownKeys> {
  const known = caches.get(ctx.db);
  if (known) return known;
  const load = async () => ({ keys: await loadKeys(ctx), loadedAt: performance.now() });
  const cache = createTimedCache({ maxEntries: 1, ttlMs: KEYS_CACHED_MS, load });
  caches.set(ctx.db, cache);
  return cache;
}

async function loadKeys(ctx: CoreContext): Promise<SigningKey[]> {
  const isFresh = sql<boolean>`${signingKeys.createdAt} > now() - make_interval(days => ${SIGNING_DAYS})`;
  const rows = await ctx.db
    .select({ id: signingKeys.id, secret: signingKeys.secret, isFresh })
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id));
  if (rows[0]?.isFresh) return rows;
  await rotate(ctx);
  return loadKeys(ctx);
}

/** One process creates the new key; the others wait for it and then find it. */
async function rotate(ctx: CoreContext): Promise<void> {
  const id = randomBytes(4).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${LOCK_NAME}))`);
    await tx.execute(sql`
      insert into signing_keys (id, secret) select ${id}, ${secret} where not exists (
        select 1 from signing_keys
        where retired_at is null and created_at > now() - make_interval(days => ${SIGNING_DAYS}))`);
    await tx.execute(sql`
      update signing_keys set retired_at = now()
      where retired_at is null and created_at < now() - make_interval(days => ${RETIRED_AFTER_DAYS})`);
  });
}
