import { jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { videos } from "#db/schema/videos.ts";

/**
 * How a video is encoded. A plan is immutable and named by its hash, which is part of every object key of the
 * encode.
 */
export const plans = pgTable(
  "plans",
  {
    id: uuid("id").primaryKey(),
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id, { onDelete: "cascade" }),
    hash: text("hash").notNull(),
    /** `Plan` of core/media. */
    plan: jsonb("plan").notNull(),
    /** Recorded, but not hashed: attempts with different versions are interchangeable. */
    ffmpegVersion: text("ffmpeg_version").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("plans_video_hash_key").on(t.videoId, t.hash)],
);
