import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Settings that an admin changes while Matinee runs, and facts about the site (the store's id). */
export const settings = pgTable("settings", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
