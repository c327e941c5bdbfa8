import { bigint, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

/** Why objects are deleted, for admins who read the table. Older versions wrote sentences. */
export const TOMBSTONE_REASONS = [
  "episode_deleted",
  "file_replaced",
  "image_too_late",
  "site_reset",
  "title_deleted",
  "upload_cancelled",
  "upload_expired",
  "user_removed",
  "video_deleted",
] as const;
export type TombstoneReason = (typeof TOMBSTONE_REASONS)[number];

/** A prefix of the object store whose objects are deleted after `dueAt`, until its listing is empty. */
export const tombstones = pgTable(
  "tombstones",
  {
    id: uuid("id").primaryKey(),
    prefix: text("prefix").notNull(),
    /** What it belonged to, for undo and for display. */
    titleId: uuid("title_id"),
    /** An episode that was deleted alone. */
    playableId: uuid("playable_id"),
    videoId: uuid("video_id"),
    reason: text("reason", { enum: TOMBSTONE_REASONS }).notNull(),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    removedObjects: integer("removed_objects").notNull().default(0),
    removedBytes: bigint("removed_bytes", { mode: "number" }).notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    completedAt: timestamp("completed_at", { withTimezone: true }),
  },
  (t) => [
    index("tombstones_due_idx")
      .on(t.dueAt)
      .where(sql`${t.completedAt} is null`),
    index("tombstones_title_id_idx").on(t.titleId),
    index("tombstones_playable_id_idx").on(t.playableId),
    index("tombstones_video_id_idx").on(t.videoId),
  ],
);
