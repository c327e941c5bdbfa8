import { type ErrorRequestHandler } from "express";
import { requestScope } from "#app/server/requests/request-scope.ts";
import { brokenMessage } from "#app/trpc/error-shape.ts";
import { messageOf } from "#core/messages/message.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/** The last handler: it logs the error and shows the user a request id. */
export const answerError: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const { requestId, logger } = requestScope(req);
  const refusal = refusalOf(error) ?? (req.destroyed && isUnreadBody(error) ? 400 : null);
  if (refusal && !res.headersSent) {
    res.status(refusal).setHeader("Cache-Control", "no-store");
    return void res.type("text/plain").send(`${sentenceOf(messageOf("request.invalid"))}\n`);
  }
  logger.error({ err: error }, "a request failed");
  if (res.headersSent) return next(error);
  res.status(500).setHeader("Cache-Control", "no-store");
  res.type("text/plain").send(`${sentenceOf(brokenMessage(requestId))}\n`);
};

/** Express and its body parsers mark faults of the request with a 4xx status; null for all other errors. */
function refusalOf(error: unknown): number | null {
  const status = error instanceof Error && "status" in error ? error.status : null;
  return typeof status === "number" && status >= 400 && status < 500 ? status : null;
}

/** A body parser was asked for a body that it cannot read any more: no fault of ours if the client has left. */
function isUnreadBody(error: unknown): boolean {
  return error instanceof Error && "type" in error && error.type === "stream.not.readable";
}
