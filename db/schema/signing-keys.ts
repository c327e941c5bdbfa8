import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Secrets that sign media tokens and upload addresses. The newest key signs; all keys that are not retired
 * verify.
 */
export const signingKeys = pgTable("signing_keys", {
  id: text("id").primaryKey(),
  /** 32 random bytes, base64url. */
  secret: text("secret").notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  retiredAt: timestamp("retired_at", { withTimezone: true }),
});
