import { doublePrecision, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { videos } from "#db/schema/videos.ts";

/** Chapters from the file, in seconds of the plan's timeline. */
export const chapters = pgTable(
  "chapters",
  {
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    startSeconds: doublePrecision("start_seconds").notNull(),
    endSeconds: doublePrecision("end_seconds").notNull(),
    name: text("name").notNull(),
  },
  (t) => [primaryKey({ columns: [t.videoId, t.number] })],
);
