import { TRPCError } from "@trpc/server";
import express, { type NextFunction, type Request, type Response } from "express";
import { isWithinJsonBounds } from "#app/trpc/json-bounds.ts";

/** The first bytes of an upload are the largest thing that is sent to a procedure. */
const MAX_BODY_BYTES = 2 ** 20;

const BODILESS_METHODS = new Set(["GET", "HEAD"]);

const NO_INPUT = "null";

/** Procedures that hash a password: one batch holds at most one of them, or its calls would slip past the limits at once. */
const HASHING = new Set(["auth.signIn", "auth.signUp", "auth.setup"]);

const readText = express.text({ type: "application/json", limit: MAX_BODY_BYTES, inflate: false });

/**
 * Runs before tRPC parses a request: its inputs are JSON within the bounds, in a body of at most 1 MiB or in the query.
 * tRPC parses inputs before a procedure asks who sends them. What is refused goes to `next` as a TRPCError
 * (PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST), so the answer has the shape that clients read.
 */
export function boundRpcRequest(req: Request, res: Response, next: NextFunction): void {
  if (hashingCalls(req) > 1) return next(unreadable("BAD_REQUEST"));
  if (BODILESS_METHODS.has(req.method)) return next(queryRefusal(req));
  if (!req.is("application/json")) return next(queryRefusal(req) ?? unreadable("UNSUPPORTED_MEDIA_TYPE"));
  readText(req, res, (error: unknown) => next(error ? refusalOf(error) : inputRefusal(req)));
}

/** How many calls of a batch hash a password; their names stand in the path, between commas. */
function hashingCalls(req: Request): number {
  return req.path.split(/[/,]|%2c/i).filter((name) => HASHING.has(name)).length;
}

function inputRefusal(req: Request): TRPCError | undefined {
  // A mutation without input is sent without a body, which is no JSON.
  const body: unknown = req.body || NO_INPUT;
  if (typeof body !== "string") return unreadable("BAD_REQUEST");
  req.body = body;
  return isWithinJsonBounds(body) ? queryRefusal(req) : tooLarge();
}

/** Node bounds the length of a query: at most 16 KiB of headers. */
function queryRefusal(req: Request): TRPCError | undefined {
  const [, query = ""] = req.url.split("?", 2);
  const inputs = new URLSearchParams(query).getAll("input");
  return inputs.every(isWithinJsonBounds) ? undefined : tooLarge();
}

/** Express marks what the body parser refuses with a status. */
function refusalOf(error: unknown): TRPCError {
  const status = error instanceof Error && "status" in error ? error.status : null;
  if (status === 413) return tooLarge();
  return unreadable(status === 415 ? "UNSUPPORTED_MEDIA_TYPE" : "BAD_REQUEST");
}

function tooLarge(): TRPCError {
  return new TRPCError({ code: "PAYLOAD_TOO_LARGE", message: "The request is too large." });
}

function unreadable(code: "BAD_REQUEST" | "UNSUPPORTED_MEDIA_TYPE"): TRPCError {
  return new TRPCError({ code, message: "Invalid request." });
}
