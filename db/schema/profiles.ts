import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "#db/schema/users.ts";

/** A profile is who watches. Every user has exactly one default profile; watch states belong to a profile. */
export const profiles = pgTable(
  "profiles",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("profiles_user_id_idx").on(t.userId),
    uniqueIndex("profiles_default_key")
      .on(t.userId)
      .where(sql`${t.isDefault}`),
  ],
);
