import { type TRPCError } from "@trpc/server";
import { type DomainErrorCode } from "#core/errors/domain-error.ts";

/** The one table from domain codes to RPC codes. A new domain code does not compile without an entry. */
export const rpcCodeOf = {
  bad_input: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  gone: "NOT_FOUND",
  too_large: "PAYLOAD_TOO_LARGE",
  media_refused: "UNPROCESSABLE_CONTENT",
  rate_limited: "TOO_MANY_REQUESTS",
  storage_full: "SERVICE_UNAVAILABLE",
  unavailable: "SERVICE_UNAVAILABLE",
  timeout: "TIMEOUT",
} as const satisfies Record<DomainErrorCode, TRPCError["code"]>;
