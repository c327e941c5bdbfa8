import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { plans } from "#db/schema/plans.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * The segments that exist: a row is written after its object has passed validation in the store. `sb` rows
 * are storyboard sprites.
 */
export const segments = pgTable(
  "segments",
  {
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id, { onDelete: "cascade" }),
    renditionName: text("rendition_name").notNull(),
    number: integer("number").notNull(),
    bytes: integer("bytes").notNull(),
    /** For audio: milliseconds of silence that replace audio missing in the file; null if none is missing. */
    silentMs: integer("silent_ms"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.renditionName, t.number] }),
    index("segments_video_id_idx").on(t.videoId),
    index("segments_silent_idx")
      .on(t.planId, t.renditionName, t.number)
      .where(sql`${t.silentMs} is not null`),
  ],
);
