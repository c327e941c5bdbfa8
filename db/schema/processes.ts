import { index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * The living processes, one row each, with a heartbeat by the database's clock. A worker or transcoder holds the
 * session advisory lock of its row for as long as it lives: that, and not the heartbeat alone, says who is dead.
 */
export const processes = pgTable(
  "processes",
  {
    id: uuid("id").primaryKey(),
    role: text("role", { enum: ["web", "worker", "transcoder"] }).notNull(),
    host: text("host").notNull(),
    pid: integer("pid").notNull(),
    /** graphile-worker's id of the pool, which its locks bear; null for web. */
    poolId: text("pool_id"),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
    heartbeatAt: timestamp("heartbeat_at", { withTimezone: true }).notNull().defaultNow(),
    stoppedAt: timestamp("stopped_at", { withTimezone: true }),
  },
  (t) => [index("processes_role_host_idx").on(t.role, t.host)],
);
