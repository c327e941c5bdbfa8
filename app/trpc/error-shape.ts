import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { rpcCodeOf } from "#app/trpc/error-map.ts";
import { type DomainError, type DomainErrorCode } from "#core/errors/domain-error.ts";
import { readFieldMessage } from "#core/messages/field-message.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** What a browser gets of an error besides its English sentence and its code. */
export interface RpcErrorDetails {
  readonly domainCode: DomainErrorCode | null;
  readonly requestId: string | null;
  /** What users read: a page makes the sentence of it (app/messages). */
  readonly message: StoredMessage;
  /** The first message of each wrong field, by its path: `email`, `settings.signUpOpen`. */
  readonly fieldErrors: Readonly<Record<string, StoredMessage>> | null;
}

/** The message of an unexpected error. `requestId` is the id of its log entry. */
export function brokenMessage(requestId: string): Message {
  return messageOf("request.failed", { requestId });
}

/** Turns an error that a procedure threw into the RPC's own error; DomainErrors keep their message and code. */
export function toRpcError(error: TRPCError): TRPCError {
  const cause = domainErrorOf(error);
  return cause ? rpcError(cause) : error;
}

/** The RPC's error of a DomainError, for what refuses a call before a procedure runs; `code` where it has another. */
export function rpcError(cause: DomainError, code: TRPCError["code"] = rpcCodeOf[cause.code]): TRPCError {
  return new TRPCError({ code, message: cause.message, cause });
}

/** Whether this error is unexpected: it is logged, and users read a request id instead of its text. */
export function isUnexpected(error: TRPCError): boolean {
  return error.code === "INTERNAL_SERVER_ERROR";
}

/** The message that users read: a DomainError's own, a wrong field's, or the one for unexpected errors. */
export function messageFor(error: TRPCError, requestId: string | null): StoredMessage {
  if (isUnexpected(error)) return brokenMessage(requestId ?? "unknown");
  const [first] = Object.values(fieldErrorsOf(error) ?? {});
  // What is left are refusals of the RPC itself, such as of a name that no procedure has: no page causes them.
  return first ?? domainErrorOf(error)?.userMessage ?? messageOf("stored.text", { text: error.message });
}

/** Details beside the message, safe to send. */
export function detailsOf(error: TRPCError, requestId: string | null): RpcErrorDetails {
  const domainCode = domainErrorOf(error)?.code ?? null;
  return { domainCode, requestId, message: messageFor(error, requestId), fieldErrors: fieldErrorsOf(error) };
}

/** By name, not by class: the server and the pages are two bundles, each with its own copy of the class. */
function domainErrorOf({ cause }: TRPCError): DomainError | null {
  return cause?.name === "DomainError" ? (cause as DomainError) : null;
}

function fieldErrorsOf(error: TRPCError): Record<string, StoredMessage> | null {
  if (error.code !== "BAD_REQUEST" || !(error.cause instanceof z.ZodError)) return null;
  const fields: Record<string, StoredMessage> = {};
  for (const issue of error.cause.issues) fields[issue.path.join(".")] ??= readFieldMessage(issue.message);
  return fields;
}
