import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { titles } from "#db/schema/titles.ts";

/** Cast and crew of a title, in display order. */
export const credits = pgTable(
  "credits",
  {
    titleId: uuid("title_id")
      .notNull()
      .references(() => titles.id, { onDelete: "cascade" }),
    /** Within the title, from 0. */
    position: integer("position").notNull(),
    kind: text("kind", { enum: ["crew", "cast"] }).notNull(),
    /** The work ("Directed by") or the role played; empty if unknown. */
    part: text("part").notNull().default(""),
    personName: text("person_name").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.titleId, t.position] }),
    check("credits_kind_check", sql`${t.kind} in ('crew', 'cast')`),
  ],
);
