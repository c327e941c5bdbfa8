import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { ageLimit } from "#core/deletion/sweep-orphans.ts";
import { findStrays } from "#core/doctor/find-strays.ts";
import { groupByOwner, ownerOf } from "#core/doctor/object-owners.ts";
import { type Check, type Problem } from "#core/doctor/types.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { imageKey } from "#core/storage/object-key.ts";
import { type ObjectInfo } from "#core/storage/object-store.ts";

interface ObjectProblem extends Problem {
  readonly kind: "stray" | "no_source" | "no_subtitle" | "no_image";
  readonly objectKey: string;
  readonly rowId: string | null;
  /** A stray object that --repair does not delete. */
  readonly isSpared?: boolean;
}

const BATCH = 200;
const DELETED_AT_ONCE = 500;

/**
 * I2: the objects in the store are those that rows refer to. I3 checks missing segments and inits; I2 checks
 * stray objects, and missing sources, subtitles and images.
 */
export const objectCheck: Check<ObjectProblem> = {
  id: "I2",
  statement: "The store holds what the database names, and nothing else",
  remedy:
    "deletes objects that nothing names (young sources it keeps), and makes lost subtitles again; a lost source cannot be repaired",
  async *find(ctx) {
    const limit = await ageLimit(ctx);
    for await (const group of groupByOwner(ctx.store.list(""))) {
      for (const object of await findStrays(ctx, group)) yield stray(object, limit);
    }
    yield* missingSources(ctx);
    yield* missingSubtitles(ctx);
    yield* missingImages(ctx);
  },
  repair,
};

function stray({ key, bytes, modifiedAt }: ObjectInfo, limit: Date): ObjectProblem {
  const isSpared = ownerOf(key).root === "sources" && modifiedAt >= limit;
  const what = `${key} (${bytes} bytes) is in the store, and nothing names it`;
  return {
    ...{ key: `stray ${key}`, kind: "stray", objectKey: key, rowId: null, isSpared },
    what: isSpared ? `${what}; ${KEPT}` : what,
  };
}

/**
 * After a restore from a backup, the films added since the backup are such strays; all other objects can be
 * created again.
 */
const KEPT =
  "as a film's only copy it is kept for 48 h, and while it is newer than all the database knows (restore a newer backup)";

async function* missingSources(ctx: CoreContext): AsyncGenerator<ObjectProblem> {
  const rows = ctx.sql<{ id: string; key: string }[]>`
    select id, source_key as key from videos where source_kind = 'stored' and deleted_at is null`;
  yield* missing(
    ctx,
    rows.cursor(BATCH),
    "no_source",
    (key, id) => `the source of video ${id} (${key}) is gone`,
  );
}

async function* missingSubtitles(ctx: CoreContext): AsyncGenerator<ObjectProblem> {
  const rows = ctx.sql<{ id: string; key: string }[]>`
    select s.id, s.object_key as key from subtitles s join videos v on v.id = s.video_id
    where s.object_key is not null and s.state = 'stored' and v.deleted_at is null`;
  yield* missing(ctx, rows.cursor(BATCH), "no_subtitle", (key) => `the subtitle ${key} is gone`);
}

/** Images of a title being deleted may be removed before their rows. */
async function* missingImages(ctx: CoreContext): AsyncGenerator<ObjectProblem> {
  const rows = ctx.sql<{ id: string; width: number }[]>`
    select i.id, unnest(i.widths) as width from images i
    left join videos v on v.id = i.video_id left join titles t on t.id = i.title_id
    where v.deleted_at is null and t.deleted_at is null`;
  for await (const batch of rows.cursor(BATCH)) {
    const keyed = batch.map(({ id, width }) => ({ id, key: imageKey(id, width) }));
    yield* missing(ctx, [keyed], "no_image", (key) => `the image ${key} is gone`);
  }
}

async function* missing(
  ctx: CoreContext,
  batches: AsyncIterable<{ id: string; key: string }[]> | { id: string; key: string }[][],
  kind: ObjectProblem["kind"],
  inWords: (key: string, id: string) => string,
): AsyncGenerator<ObjectProblem> {
  for await (const batch of batches) {
    for (const { id, key } of batch) {
      if ((await ctx.store.head(key)) !== null) continue;
      yield { key: `missing ${key}`, kind, objectKey: key, rowId: id, what: inWords(key, id) };
    }
  }
}

async function repair(ctx: CoreContext, problems: readonly ObjectProblem[]): Promise<void> {
  const strays = problems.flatMap((problem) =>
    problem.kind === "stray" && !problem.isSpared ? [problem.objectKey] : [],
  );
  for (let at = 0; at < strays.length; at += DELETED_AT_ONCE) {
    await ctx.store.delete(strays.slice(at, at + DELETED_AT_ONCE));
  }
  for (const problem of problems) {
    if (problem.kind === "no_subtitle" && problem.rowId) await extractAgain(ctx, problem.rowId);
    if (problem.kind === "no_image" && problem.rowId) await forgetWidth(ctx, problem);
  }
}

async function extractAgain(ctx: CoreContext, subtitleId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.execute<{ videoId: string }>(sql`
      update subtitles set state = 'waiting', object_key = null
      where id = ${subtitleId} and (source_stream_index is not null or original_key is not null)
      returning video_id::text as "videoId"`);
    if (row) await enqueue(tx, "extract-subtitles", { videoId: row.videoId });
  });
}

/** An image stays with the widths that are left; without any, no page shows it any more. */
async function forgetWidth(ctx: CoreContext, { rowId, objectKey }: ObjectProblem): Promise<void> {
  const width = Number(/(\d+)\.webp$/.exec(objectKey)?.[1]);
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`update images set widths = array_remove(widths, ${width}::int) where id = ${rowId}`);
    const gone = await tx.execute(
      sql`delete from images where id = ${rowId} and cardinality(widths) = 0 returning id`,
    );
    if (gone.length === 0) return;
    await tx.execute(sql`update titles set poster_image_id = null where poster_image_id = ${rowId}`);
    await tx.execute(sql`update titles set backdrop_image_id = null where backdrop_image_id = ${rowId}`);
  });
}
