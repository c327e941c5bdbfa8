import { DomainError } from "#core/errors/domain-error.ts";

/**
 * Postgres: connection exceptions, insufficient resources, shutting down or starting up, an idle transaction
 * that it ended (our process was stopped in the middle of it), or a transaction that it ended in favour of
 * another one (a serialisation failure, a deadlock) in every attempt.
 */
const POSTGRES_OUTAGE = /^(08...|53...|57P0[123]|25P03|40001|40P01)$/;
/**
 * Codes of Node and postgres.js for a service or a disk that is unreachable, or full. A NAS that restarts
 * answers with EIO, ESTALE, ENOTCONN or EACCES, according to how it is mounted. ENOENT is none of them: it
 * means that a file is missing.
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
 * Whether an error means that the database or the store is unreachable, or a disk is full. Such states are
 * temporary: work waits, and no attempt is counted. Checks the chain of causes.
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
