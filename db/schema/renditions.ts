import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { trackColumns } from "#db/schema/track-columns.ts";

/**
 * A rendition of the video ladder, named by its short side (`v360`). `state` is `complete` once every segment
 * exists; from then on the master playlist has the measured rates.
 */
export const renditions = pgTable(
  "renditions",
  {
    ...trackColumns(),
    /** The short side in pixels, as in the usual name (1080p). */
    height: integer("height").notNull(),
    state: text("state", { enum: ["encoding", "complete", "dropped"] })
      .notNull()
      .default("encoding"),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.renditionName] }),
    check("renditions_state_check", sql`${t.state} in ('encoding', 'complete', 'dropped')`),
    index("renditions_video_id_idx").on(t.videoId),
  ],
);
