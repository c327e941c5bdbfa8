import { and, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { readCues } from "#core/media/webvtt/webvtt.ts";
import { distinctWords } from "#core/search-index/fold-words.ts";
import { createPostgresIndex } from "#core/search-index/drivers/postgres/postgres-index.ts";
import { addWords } from "#core/search-index/drivers/postgres/vocabulary.ts";
import { LINE_BATCH, type SearchLine } from "#core/search-index/search-index.ts";
import { type LineSource } from "#core/search/line-sources.ts";
import { SUBTITLE_MAX_BYTES } from "#core/subtitles/read-subtitle-file.ts";
import { newId } from "#core/uuid.ts";
import { type Database, type Transaction } from "#db/client.ts";
import { searchLineSets } from "#db/schema/search-line-sets.ts";

/**
 * Stores the lines of subtitles, as a set that exists completely or not at all; nothing if the object is not in the
 * store (doctor finds that). With `replace`, lines that are stored are read again.
 */
export async function storeLines(
  ctx: CoreContext,
  source: LineSource & { readonly titleId: string },
  { replace }: { replace: boolean },
): Promise<void> {
  if (!replace && (await isStored(ctx.db, source))) return;
  const setId = newId();
  const lines = await readLines(ctx, source, setId);
  if (lines === null) return;
  // Before the transaction, so that two of them never wait for each other's words.
  await addWords(
    ctx.db,
    lines.flatMap(({ text }) => distinctWords(text)),
  );
  await ctx.db.transaction(async (tx) => {
    if (!(await isStillThere(tx, source))) return;
    if (replace) await tx.delete(searchLineSets).where(isSetOf(source));
    const { titleId, playableId, subtitleId, objectKey } = source;
    const added = await tx
      .insert(searchLineSets)
      .values({ id: setId, titleId, playableId, subtitleId, objectKey })
      .onConflictDoNothing({ target: [searchLineSets.subtitleId, searchLineSets.objectKey] })
      .returning({ id: searchLineSets.id });
    // Another run for the same title stored them meanwhile.
    if (added.length === 0) return;
    const index = createPostgresIndex(tx);
    for (let at = 0; at < lines.length; at += LINE_BATCH) {
      await index.putLines(lines.slice(at, at + LINE_BATCH));
    }
  });
}

/** Locks what the set refers to; false if it was deleted or moved meanwhile, which enqueues a job of its own. */
async function isStillThere(
  tx: Transaction,
  { subtitleId, playableId, titleId, objectKey }: LineSource & { readonly titleId: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from titles t join playables p on p.title_id = t.id, subtitles s
    where t.id = ${titleId} and p.id = ${playableId} and s.id = ${subtitleId}
      and s.state = 'stored' and s.object_key = ${objectKey} for key share`);
  return rows.length > 0;
}

const isSetOf = ({ subtitleId, objectKey }: LineSource) =>
  and(eq(searchLineSets.subtitleId, subtitleId), eq(searchLineSets.objectKey, objectKey));

async function isStored(db: Database, source: LineSource): Promise<boolean> {
  return (await db.$count(searchLineSets, isSetOf(source))) > 0;
}

async function readLines(
  ctx: CoreContext,
  { titleId, playableId, objectKey }: LineSource & { readonly titleId: string },
  setId: string,
): Promise<SearchLine[] | null> {
  const text = await readText(ctx, objectKey);
  if (text === null) return null;
  const cues = readCues(text, "webvtt").map(({ startMs, spans }) => ({
    startSeconds: startMs / 1000,
    text: spans
      .map((span) => span.text)
      .join("")
      .trim(),
  }));
  return cues
    .filter((cue) => cue.text !== "")
    .map((cue, number) => ({ ...cue, id: `${setId}_${number}`, number, setId, titleId, playableId }));
}

async function readText(ctx: CoreContext, objectKey: string): Promise<string | null> {
  try {
    return (await ctx.store.readBytes(objectKey, SUBTITLE_MAX_BYTES)).toString("utf8");
  } catch (error) {
    if (error instanceof DomainError && (error.code === "not_found" || error.code === "too_large"))
      return null;
    throw error;
  }
}
