import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { trackColumns } from "#db/schema/track-columns.ts";

/** An audio track of a plan (`a0`, `a1`, …), one group entry per language and layout. */
export const audioTracks = pgTable(
  "audio_tracks",
  {
    ...trackColumns(),
    /** BCP 47; `und` if the file does not say. */
    languageTag: text("language_tag").notNull(),
    name: text("name").notNull(),
    channels: integer("channels").notNull(),
    isDefault: boolean("is_default").notNull(),
    state: text("state", { enum: ["encoding", "complete"] })
      .notNull()
      .default("encoding"),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.renditionName] }),
    check("audio_tracks_state_check", sql`${t.state} in ('encoding', 'complete')`),
    index("audio_tracks_video_id_idx").on(t.videoId),
  ],
);
