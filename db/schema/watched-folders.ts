import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** A folder of the server that is looked through from time to time, and whose new files are imported. */
export const watchedFolders = pgTable("watched_folders", {
  id: uuid("id").primaryKey(),
  /** Absolute, without links. */
  path: text("path").notNull().unique(),
  copies: boolean("copies").notNull().default(false),
  publishes: boolean("publishes").notNull().default(true),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  /** When the last look ended; null before the first. */
  lookedAt: timestamp("looked_at", { withTimezone: true }),
  /** What the last look came to. */
  importedCount: integer("imported_count").notNull().default(0),
  refusedCount: integer("refused_count").notNull().default(0),
  /** Files that were still growing. */
  growingCount: integer("growing_count").notNull().default(0),
  /** Why the last look could not look through it; null if it could. */
  problem: jsonb("problem").$type<StoredMessage>(),
});
