import { index, jsonb, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { playables } from "#db/schema/playables.ts";
import { profiles } from "#db/schema/profiles.ts";

/** What a profile removed from its history, kept for a while so that it can be restored unchanged. */
export const removedWatchStates = pgTable(
  "removed_watch_states",
  {
    profileId: uuid("profile_id")
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    playableId: uuid("playable_id")
      .notNull()
      .references(() => playables.id, { onDelete: "cascade" }),
    /** The complete row of `watch_states`. */
    state: jsonb("state").notNull(),
    removedAt: timestamp("removed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.profileId, t.playableId] }),
    index("removed_watch_states_playable_id_idx").on(t.playableId),
  ],
);
