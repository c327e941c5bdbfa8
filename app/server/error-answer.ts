import { type ErrorRequestHandler } from "express";
import { requestScope } from "#app/server/request-scope.ts";
import { brokenMessage } from "#app/trpc/error-shape.ts";

/** The last handler: whatever went wrong is logged, and the person reads a request id. */
export const answerError: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const { requestId, logger } = requestScope(req);
  logger.error({ err: error }, "a request failed");
  if (res.headersSent) return next(error);
  res.status(500).setHeader("Cache-Control", "no-store");
  res.type("text/plain").send(`${brokenMessage(requestId)}\n`);
};
