import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { playables } from "#db/schema/playables.ts";

/** A cut or dub of a playable. Its file may be replaced: `currentVideoId` is the generation that plays. */
export const versions = pgTable(
  "versions",
  {
    id: uuid("id").primaryKey(),
    playableId: uuid("playable_id")
      .notNull()
      .references(() => playables.id, { onDelete: "cascade" }),
    name: text("name").notNull().default("Original"),
    isDefault: boolean("is_default").notNull().default(true),
    /** No foreign key: videos refer to versions, and a circle would make inserts depend on their order. */
    currentVideoId: uuid("current_video_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("versions_playable_id_idx").on(t.playableId),
    uniqueIndex("versions_default_key")
      .on(t.playableId)
      .where(sql`${t.isDefault}`),
    index("versions_current_video_id_idx").on(t.currentVideoId),
  ],
);
