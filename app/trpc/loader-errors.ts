import { redirect } from "@remix-run/node";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { sentence } from "#app/messages/sentence.ts";
import { detailsOf, type RpcErrorDetails } from "#app/trpc/error-shape.ts";

/** An error, as an error page and a form get it: the server that renders them has made its sentences. */
export interface PageError extends Pick<RpcErrorDetails, "domainCode" | "requestId"> {
  readonly status: number;
  readonly message: string;
  /** The first sentence about each wrong field, by its path. */
  readonly fieldErrors: Readonly<Record<string, string>> | null;
}

/** What an action answers a form: the answer of a call, or an error that the user can correct. */
export type FormAnswer<Answer = unknown> =
  | { readonly ok: true; readonly answer: Answer; readonly error?: undefined }
  | { readonly ok: false; readonly answer?: undefined; readonly error: PageError };

interface Asking {
  readonly request: Request;
  readonly context: { readonly requestId: string };
}

/**
 * Awaits a call of the RPC inside a loader. Errors become Responses: a signed-out user is redirected to sign
 * in (and back by `?to=`); other errors are thrown as a JSON `PageError` with its status, for the route's
 * error boundary.
 */
export async function forPage<Answer>(asking: Asking, call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw asResponse(asking, error);
  }
}

/**
 * Like `forPage`, inside an action: an error that the user can correct is returned as a `PageError`, which
 * the form shows.
 */
export async function forForm<Answer>(asking: Asking, call: Promise<Answer>): Promise<FormAnswer<Answer>> {
  try {
    return { ok: true, answer: await call };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { ok: false, error: pageErrorOf(error, asking.context.requestId) };
  }
}

function asResponse(asking: Asking, error: unknown): unknown {
  if (!(error instanceof TRPCError)) return error;
  if (error.code === "UNAUTHORIZED") return redirect(signInPath(asking.request));
  const pageError = pageErrorOf(error, asking.context.requestId);
  return Response.json(pageError, { status: pageError.status });
}

function pageErrorOf(error: TRPCError, requestId: string): PageError {
  const { domainCode, message, fieldErrors } = detailsOf(error, requestId);
  return {
    ...{ status: getHTTPStatusCodeFromError(error), domainCode, requestId, message: sentence(message) },
    fieldErrors: fieldErrors && sentencesOf(fieldErrors),
  };
}

function sentencesOf(messages: NonNullable<RpcErrorDetails["fieldErrors"]>): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).map(([path, message]) => [path, sentence(message)]));
}

/** The sign-in page's address, with the path to return to. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}

/** The path to return to after signing in: only a path of this site, otherwise Home. */
export function safeReturnPath(to: string | null): string {
  const here = "http://matinee.invalid";
  if (!to?.startsWith("/") || !URL.canParse(to, here)) return "/";
  const { origin, pathname, search, hash } = new URL(to, here);
  // "/.//elsewhere" has this origin, but its path alone would refer to another host.
  const isHere = origin === here && !pathname.startsWith("//");
  return isHere ? `${pathname}${search}${hash}` : "/";
}
