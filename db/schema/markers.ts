import { sql } from "drizzle-orm";
import { check, doublePrecision, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { videos } from "#db/schema/videos.ts";

/**
 * Parts of a video that viewers skip, at most one of each kind, in seconds of the plan's timeline. `credits` are the
 * closing credits: watched from there on counts as watched.
 */
export const markers = pgTable(
  "markers",
  {
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["intro", "credits"] }).notNull(),
    startSeconds: doublePrecision("start_seconds").notNull(),
    endSeconds: doublePrecision("end_seconds").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.videoId, t.kind] }),
    check("markers_kind_check", sql`${t.kind} in ('intro', 'credits')`),
    check("markers_range_check", sql`${t.startSeconds} >= 0 and ${t.endSeconds} > ${t.startSeconds}`),
  ],
);
