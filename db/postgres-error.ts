const MAX_CAUSES = 8;

/** Postgres refused a transaction because of a concurrent one; none of its changes were kept. */
const CONFLICTS: ReadonlySet<string> = new Set(["40001", "40P01"]);

/** The connection ended: the server said so (SQLSTATE), or not (codes of postgres.js and of Node). */
const LOST_CONNECTIONS: ReadonlySet<string> = new Set([
  "08003",
  "08006",
  "25P03",
  "57P01",
  "57P02",
  "CONNECTION_CLOSED",
  "ECONNRESET",
  "EPIPE",
]);

/** Whether a transaction ended by a deadlock (40P01) or a serialisation failure (40001). */
export function isTransactionConflict(error: unknown): boolean {
  return hasCode(error, CONFLICTS);
}

/** Whether an established connection to the database was lost; false if the database refused a new connection. */
export function isConnectionLoss(error: unknown): boolean {
  return hasCode(error, LOST_CONNECTIONS);
}

/** Whether the error, or one that caused it (drizzle wraps what Postgres says), has one of the codes. */
export function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  let at: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && at instanceof Error; depth++) {
    if ("code" in at && typeof at.code === "string" && codes.has(at.code)) return true;
    at = at.cause;
  }
  return false;
}
