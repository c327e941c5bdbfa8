import { index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * The kinds of process that Matinee runs as. Bundles, compose file and service files have one entry for each
 * (`supervisor/deploy-files.test.ts`).
 */
export const PROCESS_ROLES = ["web", "worker", "transcoder"] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];
/** The kinds that run jobs; their queues have the same names. */
export const QUEUE_ROLES = ["worker", "transcoder"] as const satisfies readonly ProcessRole[];
export type QueueRole = (typeof QUEUE_ROLES)[number];

/**
 * The running processes, one row each, with a heartbeat by the database's clock. A worker or transcoder holds
 * the session advisory lock of its row as long as it runs: the lock, not the heartbeat alone, decides which
 * process is dead.
 */
export const processes = pgTable(
  "processes",
  {
    id: uuid("id").primaryKey(),
    role: text("role", { enum: PROCESS_ROLES }).notNull(),
    host: text("host").notNull(),
    pid: integer("pid").notNull(),
    /** graphile-worker's id of the pool, as in its locks; null for web. */
    poolId: text("pool_id"),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
    heartbeatAt: timestamp("heartbeat_at", { withTimezone: true }).notNull().defaultNow(),
    stoppedAt: timestamp("stopped_at", { withTimezone: true }),
  },
  (t) => [index("processes_role_host_idx").on(t.role, t.host)],
);
