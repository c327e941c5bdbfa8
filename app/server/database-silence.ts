import { type Request, type RequestHandler, type Response } from "express";
import { expectAnswer, requestScope } from "#app/server/requests/request-scope.ts";
import { type DatabaseWatch } from "#core/status/database-watch.ts";

/** How often a page that is still being rendered checks whether the database answers. */
const LOOK_EVERY_MS = 400;
const RETRY_AFTER_SECONDS = 5;

/**
 * Renders a page as long as the database answers; otherwise sends the plain error page, 503, at most 2.5 s
 * after the request came. A page that is only slow is waited for. After that answer the page's own errors are
 * not logged, because the silence was.
 */
export function whileDatabaseAnswers(watch: DatabaseWatch, makePage: RequestHandler): RequestHandler {
  return (req, res, next) => {
    const make = () => {
      giveUpWhenSilent(watch, req, res);
      makePage(req, res, (error) => {
        if (!res.writableEnded) next(error);
      });
    };
    watch.answers().then((answers) => (answers ? make() : sendErrorPage(req, res)), next);
  };
}

/** Refuses, with 503, requests that would wait for a silent database. */
export function refuseWhileSilent(watch: DatabaseWatch): RequestHandler {
  return (req, res, next) => {
    watch.answers().then((answers) => (answers ? next() : sendErrorPage(req, res)), next);
  };
}

function giveUpWhenSilent(watch: DatabaseWatch, req: Request, res: Response): void {
  const look = setInterval(() => {
    void watch.answers().then((answers) => {
      if (!answers && !res.headersSent) giveUp(req, res);
    });
  }, LOOK_EVERY_MS);
  res.once("close", () => clearInterval(look));
}

function giveUp(req: Request, res: Response): void {
  sendErrorPage(req, res);
  requestScope(req).logger.level = "silent";
}

/** A page without scripts, styles and data, which needs nothing else to work. */
function sendErrorPage(req: Request, res: Response): void {
  if (res.destroyed) return;
  expectAnswer(res);
  res.status(503).setHeader("Cache-Control", "no-store");
  res.setHeader("Retry-After", RETRY_AFTER_SECONDS);
  res.type("html").send(errorPage(requestScope(req).requestId));
}

function errorPage(requestId: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="dark light">
<title>Matinee</title>
<h1>The database does not answer</h1>
<p>Try again in a moment. Error code: ${requestId}</p>
</html>
`;
}
