import { sql } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
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
  if (problem) throw DomainError.of("conflict", problem);
}

/**
 * What is wrong, or null. Two open connections have two server processes; a pooler gives the second
 * connection the one that the first just used.
 */
export function databaseProblem(firstPid: number, secondPid: number, allowed: number): Message | null {
  if (firstPid === secondPid) return messageOf("start.poolerInBetween");
  if (allowed >= NEEDED_CONNECTIONS) return null;
  return messageOf("start.connectionsTooFew", { allowed, needed: NEEDED_CONNECTIONS });
}
