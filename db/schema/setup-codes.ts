import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Codes of setup links (SHA-256, hex). A code creates the first admin once, and only while there is no admin. */
export const setupCodes = pgTable("setup_codes", {
  codeHash: text("code_hash").primaryKey(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  usedAt: timestamp("used_at", { withTimezone: true }),
});
