import { inArray, sql, type SQL } from "drizzle-orm";
import { type ImportRow } from "#core/import/runs/find-import.ts";
import { type ImportSummary } from "#core/import/runs/types.ts";
import { type Database } from "#db/client.ts";
import { importFiles } from "#db/schema/import-files.ts";

/** True for a file that will be imported. */
export const isToImport = sql<boolean>`${importFiles.state} = 'new' and ${importFiles.isChosen}`;

/** Imports with the numbers of their files, by one query, in the given order. */
export async function summarizeImports(db: Database, rows: readonly ImportRow[]): Promise<ImportSummary[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { state, location, importId } = importFiles;
  const counts = await db
    .select({
      importId,
      chosen: countOf(isToImport),
      chosenFilms: countOf(sql`${isToImport} and ${location} ->> 'kind' = 'movie'`),
      chosenEpisodes: countOf(sql`${isToImport} and ${location} ->> 'kind' = 'episode'`),
      known: countOf(sql`${state} = 'known'`),
      leftOut: countOf(sql`${state} = 'left_out' or (${state} = 'new' and not ${importFiles.isChosen})`),
      imported: countOf(sql`${state} = 'imported'`),
      skipped: countOf(sql`${state} = 'skipped'`),
      refused: countOf(sql`${state} = 'refused'`),
    })
    .from(importFiles)
    .where(inArray(importId, ids))
    .groupBy(importId);
  const byId = new Map(counts.map(({ importId: id, ...one }) => [id, one]));
  return rows.map((row) => toSummary(row, byId.get(row.id) ?? NONE));
}

const countOf = (condition: SQL): SQL<number> => sql`(count(*) filter (where ${condition}))::int`;

const NONE: ImportSummary["counts"] = {
  ...{ chosen: 0, chosenFilms: 0, chosenEpisodes: 0, known: 0, leftOut: 0 },
  ...{ imported: 0, skipped: 0, refused: 0 },
};

function toSummary(row: ImportRow, counts: ImportSummary["counts"]): ImportSummary {
  const { id, folder, state, copies, publishes, foundCount, failure, createdAt, endedAt } = row;
  return { id, folder, state, copies, publishes, foundCount, failure, createdAt, endedAt, counts };
}
