import { sql } from "drizzle-orm";
import { check, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** Users who can sign in. `email` is stored in lower case. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    role: text("role", { enum: ["admin", "editor", "viewer"] }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** When a session of the user was last used, accurate to about five minutes. */
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }),
    /** A disabled user cannot sign in, watch or upload; their data does not change. */
    disabledAt: timestamp("disabled_at", { withTimezone: true }),
    /**
     * Has the effect of disabled until the row is deleted after the grace period
     * (core/accounts/users/remove-user.ts).
     */
    removedAt: timestamp("removed_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("users_email_key").on(t.email),
    check("users_role_check", sql`${t.role} in ('admin', 'editor', 'viewer')`),
    check("users_email_lower_check", sql`${t.email} = lower(${t.email})`),
  ],
);
