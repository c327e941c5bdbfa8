import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { rpcCodeOf } from "#app/trpc/error-map.ts";
import { type DomainErrorCode } from "#core/errors/domain-error.ts";

/** The HTTP status of a domain error on plain routes: from the same table as the RPC's. */
export function httpStatusOf(code: DomainErrorCode): number {
  return getHTTPStatusCodeFromError(new TRPCError({ code: rpcCodeOf[code] }));
}
