import { sql } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type DatabaseClients } from "#db/client.ts";

/** web 12, worker 8, transcoder 5, the command line 3, and two for Postgres's own superuser. */
const NEEDED_CONNECTIONS = 30;

/**
 * Checks what Matinee needs and a migration does not show: separate sessions (advisory locks and LISTEN break
 * behind a transaction-mode pooler) and enough connections for all processes. Throws conflict with the
 * setting to change.
 */
export async function assertDatabase(clients: DatabaseClients): Promise<void> {
  const [raw] = await clients.sql<{ pid: number; allowed: number }[]>`
    select pg_backend_pid() as pid, current_setting('max_connections')::int as allowed`;
  const [typed] = await clients.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const problem = databaseProblem(raw?.pid ?? 0, typed?.pid ?? 1, raw?.allowed ?? 0);
  if (problem) throw new DomainError("conflict", problem);
}

/**
 * What is wrong, or null. Two open connections have two server processes; a pooler gives the second
 * connection the one that the first just used.
 */
export function databaseProblem(firstPid: number, secondPid: number, allowed: number): string | null {
  if (firstPid === secondPid) {
    return (
      "DATABASE_URL goes through a pooler in transaction mode, which breaks locks and notifications. " +
      "Set it to Postgres's direct address."
    );
  }
  if (allowed >= NEEDED_CONNECTIONS) return null;
  return `Postgres allows ${allowed} connections, and Matinee needs ${NEEDED_CONNECTIONS}. Raise max_connections.`;
}
