import { index, jsonb, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "#db/schema/users.ts";

/** One change of many titles, made in batches. It is kept for a day, so that it can be undone. */
export const bulkEdits = pgTable(
  "bulk_edits",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("bulk_edits_created_idx").on(t.createdAt)],
);

/** What a bulk edit changed of one title: the fields as they were, and as they became. */
export const bulkEditItems = pgTable(
  "bulk_edit_items",
  {
    editId: uuid("edit_id")
      .notNull()
      .references(() => bulkEdits.id, { onDelete: "cascade" }),
    /** No foreign key: undoing passes over titles that do not exist any more. */
    titleId: uuid("title_id").notNull(),
    before: jsonb("before").notNull(),
    after: jsonb("after").notNull(),
  },
  (t) => [primaryKey({ columns: [t.editId, t.titleId] })],
);
