import { integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { titles } from "#db/schema/titles.ts";

/** A season of a series. */
export const seasons = pgTable(
  "seasons",
  {
    id: uuid("id").primaryKey(),
    titleId: uuid("title_id")
      .notNull()
      .references(() => titles.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    name: text("name"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("seasons_title_number_key").on(t.titleId, t.number)],
);
