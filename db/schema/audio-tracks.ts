import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { plans } from "#db/schema/plans.ts";
import { videos } from "#db/schema/videos.ts";

/** A sound track of a plan (`a0`, `a1`, …), one group entry per language and layout. */
export const audioTracks = pgTable(
  "audio_tracks",
  {
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id, { onDelete: "cascade" }),
    rung: text("rung").notNull(),
    /** BCP 47; `und` where the file does not say. */
    languageTag: text("language_tag").notNull(),
    name: text("name").notNull(),
    channels: integer("channels").notNull(),
    isDefault: boolean("is_default").notNull(),
    state: text("state", { enum: ["encoding", "whole"] })
      .notNull()
      .default("encoding"),
    codecs: text("codecs").notNull(),
    initBytes: integer("init_bytes").notNull(),
    averageBitsPerSecond: bigint("average_bits_per_second", { mode: "number" }),
    peakBitsPerSecond: bigint("peak_bits_per_second", { mode: "number" }),
    wholeAt: timestamp("whole_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.rung] }),
    check("audio_tracks_state_check", sql`${t.state} in ('encoding', 'whole')`),
    index("audio_tracks_video_id_idx").on(t.videoId),
  ],
);
