import { and, eq, notInArray, sql } from "drizzle-orm";
import { distinctWords } from "#core/search-index/fold-words.ts";
import { addWords } from "#core/search-index/drivers/postgres/vocabulary.ts";
import { searchPostgres } from "#core/search-index/drivers/postgres/search-postgres.ts";
import { type SearchIndex } from "#core/search-index/search-index.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { searchEntries } from "#db/schema/search-entries.ts";
import { searchLineSets } from "#db/schema/search-line-sets.ts";
import { searchLines } from "#db/schema/search-lines.ts";

/**
 * The index in Postgres: words in `tsvector` columns, and a vocabulary with trigrams for typos. Texts are folded by
 * Matinee, so that every Postgres, of any locale and without `unaccent`, finds the same. The rows of titles and
 * line sets must exist; inside a transaction its writes belong to it.
 */
export function createPostgresIndex(db: DatabaseOrTransaction): SearchIndex {
  return {
    driver: "postgres",
    async putEntries(titleId, entries) {
      await addWords(
        db,
        entries.flatMap(({ text }) => distinctWords(text)),
      );
      await db.delete(searchEntries).where(eq(searchEntries.titleId, titleId));
      const rows = entries.map((entry) => ({ ...entry, words: wordsOf(entry.text) }));
      if (rows.length > 0) await db.insert(searchEntries).values(rows);
    },
    async putLines(lines) {
      await addWords(
        db,
        lines.flatMap(({ text }) => distinctWords(text)),
      );
      const rows = lines.map(({ setId, number, startSeconds, text }) => {
        return { setId, number, startSeconds, text, words: wordsOf(text) };
      });
      if (rows.length > 0) await db.insert(searchLines).values(rows).onConflictDoUpdate(REPLACED);
    },
    async keepLineSets(titleId, setIds) {
      const isOther = setIds.length > 0 ? notInArray(searchLineSets.id, [...setIds]) : undefined;
      await db.delete(searchLineSets).where(and(eq(searchLineSets.titleId, titleId), isOther));
    },
    async removeTitle(titleId) {
      await db.delete(searchEntries).where(eq(searchEntries.titleId, titleId));
      await db.delete(searchLineSets).where(eq(searchLineSets.titleId, titleId));
    },
    settle: () => Promise.resolve(),
    search: (request) => searchPostgres(db, request),
  };
}

const REPLACED = {
  target: [searchLines.setId, searchLines.number],
  set: {
    startSeconds: sql`excluded.start_seconds`,
    text: sql`excluded.text`,
    words: sql`excluded.words`,
  },
};

const wordsOf = (text: string) => sql`array_to_tsvector(${sql.param(distinctWords(text))}::text[])`;
