import { checkAvailability } from "#core/availability/check-availability.ts";
import { whyMissing } from "#core/availability/look-at-source.ts";
import { missingRoots } from "#core/availability/missing-roots.ts";
import { type CoreContext } from "#core/context.ts";
import { type Check, type Problem } from "#core/doctor/types.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

const BATCH = 200;

/**
 * I7: every file that was imported in place is where it was. A missing disk is one problem, however many files it
 * holds.
 */
export const sourceCheck: Check = {
  id: "I7",
  statement: "Every file that was imported in place is where it was",
  remedy:
    "looks again; mount the disk, or move the files back, and their titles are available again by themselves",
  find,
  async repair(ctx) {
    await checkAvailability(ctx, { files: true });
  },
};

interface Row {
  readonly id: string;
  readonly path: string;
  readonly root: string | null;
  /** Why it was not there at the last look, if it still is not that file. */
  readonly key: string | null;
}

async function* find(ctx: CoreContext): AsyncIterable<Problem> {
  const roots = await ctx.sql<{ root: string; count: number }[]>`
    select source_root as root, count(*)::int as count from videos
    where source_kind = 'in_place' and seekable_source_key is null and deleted_at is null and source_root is not null
    group by 1 order by 1`;
  const away = await missingRoots(roots.map(({ root }) => root));
  for (const { root, count } of roots) {
    if (!away.includes(root)) continue;
    yield { key: `disk ${root}`, what: `${root}'s disk is not there, and ${count} videos are read from it` };
  }
  const rows = ctx.sql<Row[]>`
    select id, source_key as path, source_root as root, unavailable_reason ->> 'key' as key from videos
    where source_kind = 'in_place' and seekable_source_key is null and deleted_at is null
      and not coalesce(source_root = any(${away}), false)`;
  for await (const batch of rows.cursor(BATCH)) for (const row of batch) yield* problemOf(row);
}

async function* problemOf({ id, path, root, key }: Row): AsyncIterable<Problem> {
  const reason = await whyMissing({ path, root });
  const what = `the file of video ${id} is missing: `;
  if (reason) yield { key: `file ${id}`, what: `${what}${sentenceOf(reason).replace(/\.$/, "")}` };
  else if (key === "encoding.fileReplaced")
    yield { key: `file ${id}`, what: `${what}another file is at ${path}; import it again` };
}
