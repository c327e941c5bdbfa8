import { type Request, type Response } from "express";
import { expectAnswer } from "#app/server/requests/request-scope.ts";
import { rpcError } from "#app/trpc/error-shape.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type DatabaseWatch } from "#core/status/database-watch.ts";

/**
 * Throws SERVICE_UNAVAILABLE for a call while the database is silent, so that calls do not accumulate. Event
 * streams wait, because a browser does not reconnect to one that was refused.
 */
export async function assertNotSilent(watch: DatabaseWatch, req: Request, res: Response): Promise<void> {
  if (req.headers.accept?.includes("text/event-stream") || (await watch.answers())) return;
  expectAnswer(res);
  throw rpcError(new DomainError("unavailable", "request.databaseSilent"));
}
