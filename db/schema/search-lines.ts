import { doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { searchLineSets } from "#db/schema/search-line-sets.ts";
import { tsvector } from "#db/schema/tsvector.ts";

/** A cue of subtitles: what is said, and when. */
export const searchLines = pgTable(
  "search_lines",
  {
    setId: uuid("set_id")
      .notNull()
      .references(() => searchLineSets.id, { onDelete: "cascade" }),
    /** The order within its set, from 0. */
    number: integer("number").notNull(),
    startSeconds: doublePrecision("start_seconds").notNull(),
    text: text("text").notNull(),
    words: tsvector("words").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.setId, t.number] }),
    index("search_lines_words_idx").using("gin", t.words),
  ],
);
