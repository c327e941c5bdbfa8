import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { tsvector } from "#db/schema/tsvector.ts";

const ENTRY_KINDS = ["title", "episode", "person", "tag"] as const;

/**
 * What can be found of published titles, apart from dialogue: names of titles and episodes, cast and crew,
 * genres. Derived from other rows by the job `index-title`; Meilisearch is filled from it.
 */
export const searchEntries = pgTable(
  "search_entries",
  {
    /** Stable: the same name of the same title keeps its id. */
    id: text("id").primaryKey(),
    titleId: uuid("title_id")
      .notNull()
      .references(() => titles.id, { onDelete: "cascade" }),
    /** For an episode. */
    playableId: uuid("playable_id").references(() => playables.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ENTRY_KINDS }).notNull(),
    text: text("text").notNull(),
    /** Its folded words (`core/search-index/fold-words.ts`). */
    words: tsvector("words").notNull(),
  },
  (t) => [
    index("search_entries_title_id_idx").on(t.titleId),
    index("search_entries_playable_id_idx").on(t.playableId),
    // One for each kind: a word of many names would otherwise hide that no episode has it until all are read.
    ...ENTRY_KINDS.map((kind) =>
      index(`search_entries_${kind}_words_idx`)
        .using("gin", t.words)
        .where(sql.raw(`"kind" = '${kind}'`)),
    ),
  ],
);
