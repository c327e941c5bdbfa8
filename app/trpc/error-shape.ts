import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { rpcCodeOf } from "#app/trpc/error-map.ts";
import { type DomainError, type DomainErrorCode } from "#core/errors/domain-error.ts";

/** What a browser gets of an error besides its message and code. */
export interface RpcErrorDetails {
  readonly domainCode: DomainErrorCode | null;
  readonly requestId: string | null;
  /** The first message of each wrong field, by its path: `email`, `settings.signUpOpen`. */
  readonly fieldErrors: Readonly<Record<string, string>> | null;
}

/** The message of an unexpected error. `requestId` is the id of its log entry. */
export function brokenMessage(requestId: string): string {
  return `Something went wrong. Error code: ${requestId}`;
}

/** Turns an error that a procedure threw into the RPC's own error; DomainErrors keep their message and code. */
export function toRpcError(error: TRPCError): TRPCError {
  const cause = domainErrorOf(error);
  return cause ? new TRPCError({ code: rpcCodeOf[cause.code], message: cause.message, cause }) : error;
}

/** Whether this error is unexpected: it is logged, and users read a request id instead of its text. */
export function isUnexpected(error: TRPCError): boolean {
  return error.code === "INTERNAL_SERVER_ERROR";
}

/** The message that users read: a DomainError's own, a wrong field's, or the one for unexpected errors. */
export function messageFor(error: TRPCError, requestId: string | null): string {
  if (isUnexpected(error)) return brokenMessage(requestId ?? "unknown");
  const fields = fieldErrorsOf(error);
  const first = fields && Object.values(fields)[0];
  return first ?? error.message;
}

/** Details beside the message, safe to send. */
export function detailsOf(error: TRPCError, requestId: string | null): RpcErrorDetails {
  return { domainCode: domainErrorOf(error)?.code ?? null, requestId, fieldErrors: fieldErrorsOf(error) };
}

/** By name, not by class: the server and the pages are two bundles, each with its own copy of the class. */
function domainErrorOf({ cause }: TRPCError): DomainError | null {
  return cause?.name === "DomainError" ? (cause as DomainError) : null;
}

function fieldErrorsOf(error: TRPCError): Record<string, string> | null {
  if (error.code !== "BAD_REQUEST" || !(error.cause instanceof z.ZodError)) return null;
  const fields: Record<string, string> = {};
  for (const issue of error.cause.issues) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}
