import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { people } from "#db/schema/people.ts";
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
    /** As credited. */
    personName: text("person_name").notNull(),
    /** Null only in rows that a process of an older release wrote. */
    personId: uuid("person_id").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    primaryKey({ columns: [t.titleId, t.position] }),
    check("credits_kind_check", sql`${t.kind} in ('crew', 'cast')`),
    index("credits_person_id_idx").on(t.personId),
  ],
);
