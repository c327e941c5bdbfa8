import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { seasons } from "#db/schema/seasons.ts";
import { titles } from "#db/schema/titles.ts";

/** What can be played: a movie, an episode, an extra, a recording. Positions belong to it. */
export const playables = pgTable(
  "playables",
  {
    id: uuid("id").primaryKey(),
    titleId: uuid("title_id")
      .notNull()
      .references(() => titles.id, { onDelete: "cascade" }),
    seasonId: uuid("season_id").references(() => seasons.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["movie", "episode", "extra", "recording"] }).notNull(),
    /** The episode's number within its season. */
    number: integer("number"),
    /** The last number, if one file contains several episodes; otherwise null. */
    lastNumber: integer("last_number"),
    /** The date of an episode that is numbered by date; its number is then month and day, 516 for 16 May. */
    airDate: date("air_date"),
    name: text("name").notNull(),
    overview: text("overview").notNull().default(""),
    /**
     * A still of its own video that an admin chose; null means an automatic choice. No foreign key, as in
     * titles.
     */
    stillImageId: uuid("still_image_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** When it alone was deleted. It is not listed any more; its rows stay until its tombstones are complete. */
    deletedAt: timestamp("deleted_at", { withTimezone: true }),
  },
  (t) => [
    check("playables_kind_check", sql`${t.kind} in ('movie', 'episode', 'extra', 'recording')`),
    check("playables_episode_check", sql`(${t.kind} = 'episode') = (${t.seasonId} is not null)`),
    index("playables_title_id_idx").on(t.titleId),
    uniqueIndex("playables_season_number_key")
      .on(t.seasonId, t.number)
      .where(sql`${t.kind} = 'episode' and ${t.deletedAt} is null`),
  ],
);
