import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "#db/schema/users.ts";

/** Tokens of reset links (SHA-256, base64url). Each sets the user's password once. */
export const resetTokens = pgTable(
  "reset_tokens",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (t) => [index("reset_tokens_user_id_idx").on(t.userId)],
);
