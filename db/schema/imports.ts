import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { type StoredMessage } from "#db/schema/stored-message.ts";
import { users } from "#db/schema/users.ts";

/**
 * An import of a folder that an admin started on a page. States: looking (its files are being found), found (the
 * table can be corrected), running, complete, cancelled, failed (with a reason).
 */
export const imports = pgTable(
  "imports",
  {
    id: uuid("id").primaryKey(),
    /** Absolute, without links. */
    folder: text("folder").notNull(),
    state: text("state", { enum: ["looking", "found", "running", "complete", "cancelled", "failed"] })
      .notNull()
      .default("looking"),
    /** Whether files are copied into the store; otherwise they stay where they are. */
    copies: boolean("copies").notNull().default(false),
    /** Whether new titles are published as soon as they can be played; otherwise they stay drafts. */
    publishes: boolean("publishes").notNull().default(true),
    /** Files found so far, of any kind: the progress while it looks. */
    foundCount: integer("found_count").notNull().default(0),
    /** Why it failed, for users; null unless it did. */
    failure: jsonb("failure").$type<StoredMessage>(),
    createdByUserId: uuid("created_by_user_id").references(() => users.id, { onDelete: "set null" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp("started_at", { withTimezone: true }),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (t) => [
    check(
      "imports_state_check",
      sql`${t.state} in ('looking', 'found', 'running', 'complete', 'cancelled', 'failed')`,
    ),
    index("imports_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("imports_created_by_user_id_idx").on(t.createdByUserId),
  ],
);
