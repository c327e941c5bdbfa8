import { bigint, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { watchedFolders } from "#db/schema/watched-folders.ts";

/**
 * Files of a watched folder that were not imported yet, as the last look found them. One is imported when it has not
 * changed for some time by the clock of this database: the clock of a network disk may be wrong.
 */
export const watchedFiles = pgTable(
  "watched_files",
  {
    watchedFolderId: uuid("watched_folder_id")
      .notNull()
      .references(() => watchedFolders.id, { onDelete: "cascade" }),
    /** Absolute, without links. */
    path: text("path").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    /** The time of its last change, by the file's own disk, in milliseconds since 1970. */
    modifiedMs: bigint("modified_ms", { mode: "number" }).notNull(),
    /** When it was first found with this size and time. */
    unchangedSince: timestamp("unchanged_since", { withTimezone: true }).notNull().defaultNow(),
    /** When it was last found. */
    foundAt: timestamp("found_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.watchedFolderId, t.path] })],
);
