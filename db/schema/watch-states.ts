import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { playables } from "#db/schema/playables.ts";
import { profiles } from "#db/schema/profiles.ts";
import { versions } from "#db/schema/versions.ts";

/**
 * A profile's position in a playable. A position with an older `sequence` of its player session is refused. A
 * position of another session is refused if that session does not know the current `revision`: it began
 * before this was saved.
 */
export const watchStates = pgTable(
  "watch_states",
  {
    profileId: uuid("profile_id")
      .notNull()
      .references(() => profiles.id, { onDelete: "cascade" }),
    playableId: uuid("playable_id")
      .notNull()
      .references(() => playables.id, { onDelete: "cascade" }),
    versionId: uuid("version_id").references(() => versions.id, { onDelete: "set null" }),
    positionSeconds: doublePrecision("position_seconds").notNull(),
    durationSeconds: doublePrecision("duration_seconds").notNull(),
    watched: boolean("watched").notNull().default(false),
    /** Removed from Continue watching; playing it again adds it again. */
    hiddenAt: timestamp("hidden_at", { withTimezone: true }),
    playerSession: text("player_session").notNull(),
    sequence: bigint("sequence", { mode: "number" }).notNull(),
    /** New after every change, by a player or by hand; a player session sends the one that it started from. */
    revision: uuid("revision")
      .notNull()
      .default(sql`gen_random_uuid()`),
    firstWatchedAt: timestamp("first_watched_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.profileId, t.playableId] }),
    index("watch_states_recent_idx").on(
      t.profileId,
      t.updatedAt.desc().nullsFirst(),
      t.playableId.desc().nullsFirst(),
    ),
    index("watch_states_playable_id_idx").on(t.playableId),
    index("watch_states_version_id_idx").on(t.versionId),
  ],
);
