import { bigint, integer, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { plans } from "#db/schema/plans.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * What a rendition and an audio track have in common: a plan's stream that is encoded in segments. Rates are
 * measured when it is complete; until then they are null.
 */
export const trackColumns = () => ({
  planId: uuid("plan_id")
    .notNull()
    .references(() => plans.id, { onDelete: "cascade" }),
  videoId: uuid("video_id")
    .notNull()
    .references(() => videos.id, { onDelete: "cascade" }),
  /** `v360`, `a0`: the folder of its objects. */
  renditionName: text("rendition_name").notNull(),
  /** RFC 6381, from the init segment's own configuration. */
  codecs: text("codecs").notNull(),
  initBytes: integer("init_bytes").notNull(),
  averageBitsPerSecond: bigint("average_bits_per_second", { mode: "number" }),
  peakBitsPerSecond: bigint("peak_bits_per_second", { mode: "number" }),
  completedAt: timestamp("completed_at", { withTimezone: true }),
});
