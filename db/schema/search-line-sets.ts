import { boolean, index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { playables } from "#db/schema/playables.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { titles } from "#db/schema/titles.ts";

/** The lines of one WebVTT object. Another object gets another set, so a set never changes. */
export const searchLineSets = pgTable(
  "search_line_sets",
  {
    id: uuid("id").primaryKey(),
    titleId: uuid("title_id")
      .notNull()
      .references(() => titles.id, { onDelete: "cascade" }),
    playableId: uuid("playable_id")
      .notNull()
      .references(() => playables.id, { onDelete: "cascade" }),
    subtitleId: uuid("subtitle_id")
      .notNull()
      .references(() => subtitles.id, { onDelete: "cascade" }),
    objectKey: text("object_key").notNull(),
    /** Whether Meilisearch has its lines. */
    isPushed: boolean("is_pushed").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("search_line_sets_object_key").on(t.subtitleId, t.objectKey),
    index("search_line_sets_title_id_idx").on(t.titleId),
    index("search_line_sets_playable_id_idx").on(t.playableId),
  ],
);
