import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { emptyPrefix, plus, type Removed } from "#core/deletion/empty-prefix.ts";
import { isId } from "#core/uuid.ts";

/** A newer object may belong to a row that is just being written. */
export const SPARED_SECONDS = 48 * 3600;
const BATCH = 200;
/**
 * Prefixes below these have an id as their name; a video's objects are below the first three, an image's
 * below the last.
 */
const ROOTS = ["vod/", "sources/", "subs/", "images/"] as const;
type Root = (typeof ROOTS)[number];

/**
 * Deletes prefixes that no row refers to any more: of deleted videos, uploads and images. Lists prefixes, and
 * reads the objects of orphans only. Keeps a prefix with any object newer than 48 h, or newer than the newest
 * row of the database (which was then restored from an older backup). Returns what was deleted.
 */
export async function sweepOrphans(ctx: CoreContext): Promise<Removed> {
  const limit = await ageLimit(ctx);
  let total: Removed = { objects: 0, bytes: 0 };
  for (const root of ROOTS) {
    for await (const prefix of orphansBelow(ctx, root)) {
      if (!(await isOlderThan(ctx, prefix, limit))) continue;
      const removed = await emptyPrefix(ctx, prefix);
      ctx.logger.info({ prefix, ...removed }, "deleted an orphaned prefix");
      total = plus(total, removed);
    }
  }
  return total;
}

/** Prefixes below a root whose id no row has. A prefix without an id as its name is not touched. */
export async function* orphansBelow(ctx: CoreContext, root: Root): AsyncGenerator<string> {
  let batch: string[] = [];
  for await (const prefix of ctx.store.listPrefixes(root)) {
    const id = prefix.slice(root.length, -1);
    if (isId(id)) batch.push(id);
    if (batch.length < BATCH) continue;
    yield* await withoutRow(ctx, root, batch);
    batch = [];
  }
  yield* await withoutRow(ctx, root, batch);
}

async function withoutRow(ctx: CoreContext, root: Root, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = root === "images/" ? await knownImages(ctx, ids) : await knownVideos(ctx, ids);
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id)).map((id) => `${root}${id}/`);
}

const list = (ids: readonly string[]) =>
  sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );

/** An image file has its image's id before it is decoded. */
function knownImages(ctx: CoreContext, ids: readonly string[]) {
  return ctx.db.execute<{ id: string }>(sql`
    select id::text as id from images where id in (${list(ids)})
    union select id::text from artworks where id in (${list(ids)}) and state = 'waiting'`);
}

/** An upload has its video's id before the video has a row. */
function knownVideos(ctx: CoreContext, ids: readonly string[]) {
  return ctx.db.execute<{ id: string }>(sql`
    select id::text as id from videos where id in (${list(ids)})
    union select video_id::text from uploads where video_id in (${list(ids)}) and state <> 'cancelled'`);
}

/**
 * Objects newer than this are kept: 48 h ago, or when the newest row was written, whichever is earlier. A
 * database that was restored from a backup does not know what came after it.
 */
export async function ageLimit(ctx: CoreContext): Promise<Date> {
  const [row] = await ctx.sql<{ limit: Date }[]>`
    select least(
      now() - make_interval(secs => ${SPARED_SECONDS}),
      (select max(created_at) from (
        select max(created_at) as created_at from videos union all select max(created_at) from uploads
        union all select max(created_at) from titles union all select max(created_at) from users) newest)
    ) as limit`;
  return row?.limit ?? new Date(0);
}

async function isOlderThan(ctx: CoreContext, prefix: string, limit: Date): Promise<boolean> {
  for await (const object of ctx.store.list(prefix)) {
    if (object.modifiedAt >= limit) return false;
  }
  return true;
}
