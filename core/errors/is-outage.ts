import { DomainError } from "#core/errors/domain-error.ts";

/**
 * Postgres: connection exceptions, insufficient resources, shutting down or starting up, a transaction that it ended
 * because nothing came (we were stopped in the middle of it), or for the sake of another one (a serialisation failure,
 * a deadlock) more often than it was repeated.
 */
const POSTGRES_OUTAGE = /^(08...|53...|57P0[123]|25P03|40001|40P01)$/;
/**
 * Node's and postgres.js's codes of a service or a disk that is away, or full. A NAS that restarts answers with EIO,
 * ESTALE, ENOTCONN or EACCES, according to how it is mounted. ENOENT is none: it says that something is not there.
 */
const SYSTEM_OUTAGE = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "EPIPE",
  "ENOSPC",
  "EDQUOT",
  "EIO",
  "EROFS",
  "EACCES",
  "ESTALE",
  "ENOTCONN",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENODEV",
  "ENXIO",
  "EMFILE",
  "ENFILE",
]);
const MAX_CAUSES = 8;

/**
 * Whether an error says that the database or the store is away, or a disk is full. Such things pass: work that
 * meets them waits, and nothing is counted against anybody's file. Looks through the chain of causes.
 */
export function isOutage(error: unknown): boolean {
  let at: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && at instanceof Error; depth++) {
    if (at instanceof DomainError && (at.code === "unavailable" || at.code === "storage_full")) return true;
    const code: unknown = "code" in at ? at.code : undefined;
    if (typeof code === "string" && (SYSTEM_OUTAGE.has(code) || POSTGRES_OUTAGE.test(code))) return true;
    if (at instanceof AggregateError && at.errors.some((one) => isOutage(one))) return true;
    at = at.cause;
  }
  return false;
}
