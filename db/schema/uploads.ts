import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { titles } from "#db/schema/titles.ts";
import { users } from "#db/schema/users.ts";

/**
 * A file being uploaded. `videoId` is chosen at the start, because the keys contain it; its row is created on
 * completion.
 */
export const uploads = pgTable(
  "uploads",
  {
    id: uuid("id").primaryKey(),
    videoId: uuid("video_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    fileName: text("file_name").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    partSizeBytes: integer("part_size_bytes").notNull(),
    partCount: integer("part_count").notNull(),
    /** Name, size and modification time from the browser, by which the upload is found after a reload. */
    fingerprint: text("fingerprint").notNull(),
    /** A hash of the file's size and its ends, as `videos.sourceFingerprint`: the same file under any name. */
    sourceFingerprint: text("source_fingerprint"),
    /** Whether it becomes an episode, the one that was chosen or that its name tells, instead of a film. */
    addsToSeries: boolean("adds_to_series").notNull().default(false),
    /** The series that it was begun for; its season and number there were settled with it. */
    seriesId: uuid("series_id").references(() => titles.id, { onDelete: "set null" }),
    seasonNumber: integer("season_number"),
    episodeNumber: integer("episode_number"),
    /** As `titles.publishWhenPlayable`, as the page said before the upload. */
    publishWhenPlayable: boolean("publish_when_playable").notNull().default(true),
    state: text("state", { enum: ["active", "completed", "cancelled"] })
      .notNull()
      .default("active"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** When it began, received its last new part, or ended. */
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
    completedAt: timestamp("completed_at", { withTimezone: true }),
  },
  (t) => [
    check("uploads_state_check", sql`${t.state} in ('active', 'completed', 'cancelled')`),
    index("uploads_user_id_idx").on(t.userId, t.createdAt.desc().nullsFirst()),
    index("uploads_active_idx")
      .on(t.userId, t.fingerprint)
      .where(sql`${t.state} = 'active'`),
    index("uploads_video_id_idx").on(t.videoId),
    index("uploads_series_id_idx")
      .on(t.seriesId)
      .where(sql`${t.seriesId} is not null`),
  ],
);
