import { integer, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * How far the search index follows each title. No foreign key: a deleted title's row stays until Meilisearch
 * has forgotten the title too.
 */
export const searchStates = pgTable("search_states", {
  titleId: uuid("title_id").primaryKey(),
  /** The title's `rev` that `search_entries` and `search_lines` show. */
  documentsRev: integer("documents_rev").notNull().default(0),
  /** The title's `rev` that Meilisearch confirmed. */
  indexedRev: integer("indexed_rev").notNull().default(0),
  /** While the index is rebuilt: the `documentsRev` that the next one has at least; otherwise null. */
  nextRev: integer("next_rev"),
  /** Of the run that writes to Meilisearch; only the one that still has it may confirm. */
  runToken: uuid("run_token"),
  /** Until then no other run begins; later the run counts as dead. */
  runUntil: timestamp("run_until", { withTimezone: true }),
});
