import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { plans } from "#db/schema/plans.ts";
import { videos } from "#db/schema/videos.ts";

/** What exists: a row is written after its object, in the store, passed validation. `sb` rows are storyboard sprites. */
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
    /** Of sound: milliseconds of silence in the place of what the file lacks; null where it lacks nothing. */
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
