import { sql } from "drizzle-orm";
import {
  bigint,
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

/**
 * A rung of the picture's ladder, named by its short side (`v360`). `state` is `whole` once every segment exists;
 * from then on the measured rates stand in the master.
 */
export const renditions = pgTable(
  "renditions",
  {
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id, { onDelete: "cascade" }),
    /** `v360`: the folder of its objects. */
    rung: text("rung").notNull(),
    /** The short side in pixels, by which people name it. */
    height: integer("height").notNull(),
    state: text("state", { enum: ["encoding", "whole", "dropped"] })
      .notNull()
      .default("encoding"),
    /** RFC 6381, from the init segment's own avcC. */
    codecs: text("codecs").notNull(),
    initBytes: integer("init_bytes").notNull(),
    averageBitsPerSecond: bigint("average_bits_per_second", { mode: "number" }),
    peakBitsPerSecond: bigint("peak_bits_per_second", { mode: "number" }),
    wholeAt: timestamp("whole_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.rung] }),
    check("renditions_state_check", sql`${t.state} in ('encoding', 'whole', 'dropped')`),
    index("renditions_video_id_idx").on(t.videoId),
  ],
);
