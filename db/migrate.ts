import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runDrizzleMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as runQueueMigrations } from "graphile-worker";
import postgres from "postgres";
import { MIGRATIONS_FOLDER } from "#db/schema-version.ts";

/** One number for all migrating processes of Matinee; its value does not matter. */
const MIGRATION_LOCK = 7_246_310;

/**
 * Migrates the database at `url` to this code's schema, and the job queue's schema too. One process at a time
 * does so, under an advisory lock; the others wait. If another session locks a table for longer than ten
 * seconds, the migration fails, because waiting would block every reader behind it. It is safe to run it
 * again.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: { application_name: "matinee-migrate" },
  });
  try {
    await sql`set lock_timeout = '60s'`;
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await sql`set lock_timeout = '10s'`;
    await runDrizzleMigrations(drizzle(sql), { migrationsFolder: MIGRATIONS_FOLDER });
    await runQueueMigrations({ connectionString: url });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
