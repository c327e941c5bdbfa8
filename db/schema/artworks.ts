import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { type StoredMessage } from "#db/schema/stored-message.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";

/**
 * Image files that were given to a title or an episode. The job `make-artwork` decodes one and writes its row of
 * `images`, which has the same id.
 */
export const artworks = pgTable(
  "artworks",
  {
    id: uuid("id").primaryKey(),
    titleId: uuid("title_id")
      .notNull()
      .references(() => titles.id, { onDelete: "cascade" }),
    /** The episode of a still. */
    playableId: uuid("playable_id").references(() => playables.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["poster", "backdrop", "still"] }).notNull(),
    /** As its first bytes say; FFmpeg is told to read nothing else. */
    format: text("format", { enum: ["jpeg", "png", "webp", "avif"] }).notNull(),
    state: text("state", { enum: ["waiting", "ready", "failed", "cancelled"] })
      .notNull()
      .default("waiting"),
    bytes: integer("bytes").notNull(),
    /** The absolute path of the file of the server that an import took it from; null for what a user gave. */
    importedFrom: text("imported_from"),
    /** Why it was refused, as a message. */
    failure: jsonb("failure").$type<StoredMessage>(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check("artworks_kind_check", sql`${t.kind} in ('poster', 'backdrop', 'still')`),
    check("artworks_format_check", sql`${t.format} in ('jpeg', 'png', 'webp', 'avif')`),
    check("artworks_state_check", sql`${t.state} in ('waiting', 'ready', 'failed', 'cancelled')`),
    check("artworks_still_check", sql`(${t.kind} = 'still') = (${t.playableId} is not null)`),
    index("artworks_title_id_idx").on(t.titleId, t.createdAt),
    index("artworks_playable_id_idx").on(t.playableId),
    index("artworks_imported_from_idx")
      .on(t.importedFrom, t.createdAt)
      .where(sql`${t.importedFrom} is not null`),
  ],
);
