import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { titles } from "#db/schema/titles.ts";

/** Who made a title and who plays in it, in the order in which they are read. */
export const credits = pgTable(
  "credits",
  {
    titleId: uuid("title_id")
      .notNull()
      .references(() => titles.id, { onDelete: "cascade" }),
    /** Within the title, from 0. */
    position: integer("position").notNull(),
    kind: text("kind", { enum: ["crew", "cast"] }).notNull(),
    /** What somebody did ("Directed by"), or whom they play; empty where nothing is said. */
    part: text("part").notNull().default(""),
    personName: text("person_name").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.titleId, t.position] }),
    check("credits_kind_check", sql`${t.kind} in ('crew', 'cast')`),
  ],
);
