import { index, pgTable, text } from "drizzle-orm/pg-core";

/** Every folded word of entries and lines, by which a word with a typo is found. Words are never removed. */
export const searchWords = pgTable(
  "search_words",
  {
    word: text("word").primaryKey(),
    /** The word in ASCII, character by character (`trigram-key.ts`): of others, trigrams depend on the locale. */
    trigramKey: text("trigram_key").notNull(),
  },
  (t) => [index("search_words_trigram_idx").using("gin", t.trigramKey.op("gin_trgm_ops"))],
);
