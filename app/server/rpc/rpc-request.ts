import { type TRPCError } from "@trpc/server";
import express, { type NextFunction, type Request, type Response } from "express";
import { rpcError } from "#app/trpc/error-shape.ts";
import { isWithinJsonBounds } from "#app/trpc/json-bounds.ts";
import { DomainError } from "#core/errors/domain-error.ts";

/** The first bytes of an upload are the largest input of a procedure. */
const MAX_BODY_BYTES = 2 ** 20;

const BODILESS_METHODS = new Set(["GET", "HEAD"]);

const NO_INPUT = "null";

/**
 * Procedures that hash a password. A batch holds at most one of them, because parallel calls would pass the
 * limits together.
 */
const HASHING = new Set(["auth.signIn", "auth.signUp", "auth.setup"]);

const readText = express.text({ type: "application/json", limit: MAX_BODY_BYTES, inflate: false });

/**
 * Checks a request before tRPC parses it: its inputs are JSON within the bounds, in a body of at most 1 MiB
 * or in the query. tRPC parses inputs before a procedure checks the user. A refusal is passed to `next` as a
 * TRPCError (PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST), so the answer has the shape that
 * clients read.
 */
export function boundRpcRequest(req: Request, res: Response, next: NextFunction): void {
  if (hashingCalls(req) > 1) return next(unreadable("BAD_REQUEST"));
  if (BODILESS_METHODS.has(req.method)) return next(queryRefusal(req));
  if (!req.is("application/json")) return next(queryRefusal(req) ?? unreadable("UNSUPPORTED_MEDIA_TYPE"));
  readText(req, res, (error: unknown) => next(error ? refusalOf(error) : inputRefusal(req)));
}

/** The number of calls in a batch that hash a password; the path lists their names, separated by commas. */
function hashingCalls(req: Request): number {
  return req.path.split(/[/,]|%2c/i).filter((name) => HASHING.has(name)).length;
}

function inputRefusal(req: Request): TRPCError | undefined {
  // A mutation without input is sent without a body, and an empty body is no JSON.
  const body: unknown = req.body || NO_INPUT;
  if (typeof body !== "string") return unreadable("BAD_REQUEST");
  req.body = body;
  return isWithinJsonBounds(body) ? queryRefusal(req) : tooLarge();
}

/** Node limits the length of a query: 16 KiB of headers at most. */
function queryRefusal(req: Request): TRPCError | undefined {
  const [, query = ""] = req.url.split("?", 2);
  const inputs = new URLSearchParams(query).getAll("input");
  return inputs.every(isWithinJsonBounds) ? undefined : tooLarge();
}

/** Express sets a status on errors of the body parser. */
function refusalOf(error: unknown): TRPCError {
  const status = error instanceof Error && "status" in error ? error.status : null;
  if (status === 413) return tooLarge();
  return unreadable(status === 415 ? "UNSUPPORTED_MEDIA_TYPE" : "BAD_REQUEST");
}

function tooLarge(): TRPCError {
  return rpcError(new DomainError("too_large", "request.tooLarge"));
}

function unreadable(code: "BAD_REQUEST" | "UNSUPPORTED_MEDIA_TYPE"): TRPCError {
  return rpcError(new DomainError("bad_input", "request.invalid"), code);
}
