import path from "node:path";
import { pathToFileURL } from "node:url";
import { type AppLoadContext, type ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/express";
import { type Express, type Request, type RequestHandler, type Response } from "express";
import "#app/server/load-context.ts";
import { answerEveryMethod } from "#app/server/requests/answer-every-method.ts";
import { compressPages } from "#app/server/compress-pages.ts";
import { whileDatabaseAnswers } from "#app/server/database-silence.ts";
import { refuseWrongPageRequests } from "#app/server/page-request.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { renderedNow } from "#app/server/rendered-now.ts";
import { requestScope } from "#app/server/requests/request-scope.ts";
import { rpcContextOf, type Web } from "#app/server/rpc/rpc-context.ts";
import { staticFiles } from "#app/server/static-files.ts";
import { createRpcCaller } from "#app/trpc/caller.ts";
import { type DatabaseWatch } from "#core/status/database-watch.ts";

/** Serves the pages and their files: from the build, or from Vite's dev server if NODE_ENV is development. */
export async function mountPages(app: Express, web: Web, watch: DatabaseWatch): Promise<() => Promise<void>> {
  return web.core.env.NODE_ENV === "development"
    ? mountDevPages(app, web, watch)
    : mountBuiltPages(app, web, watch);
}

async function mountBuiltPages(app: Express, web: Web, watch: DatabaseWatch): Promise<() => Promise<void>> {
  const root = projectRoot();
  const buildFile = pathToFileURL(path.join(root, "build/server/index.js")).href;
  const build = (await import(/* @vite-ignore */ buildFile)) as ServerBuild;
  app.use(staticFiles(root));
  app.use(compressPages());
  const makePage = pageHandler(web, answerEveryMethod(build), "production");
  app.all("*", refuseWrongPageRequests, whileDatabaseAnswers(watch, makePage));
  return () => Promise.resolve();
}

async function mountDevPages(app: Express, web: Web, watch: DatabaseWatch): Promise<() => Promise<void>> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root: projectRoot(), server: { middlewareMode: true } });
  const build = async (): Promise<ServerBuild> =>
    answerEveryMethod((await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild);
  app.use(vite.middlewares);
  const makePage = pageHandler(web, build, "development");
  app.all("*", refuseWrongPageRequests, whileDatabaseAnswers(watch, makePage));
  return () => vite.close();
}

function pageHandler(
  web: Web,
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
): RequestHandler {
  const handle = createRequestHandler({
    build,
    mode,
    getLoadContext: (req, res) => loadContext(web, req, res),
  });
  return (req, res, next) => {
    // Our own origin check ran before (`refuseForeignOrigins`). Remix' check does not know BASE_URL, and
    // fails with a 500.
    delete req.headers.origin;
    handle(req, res, next).catch(next);
  };
}

async function loadContext(web: Web, req: Request, res: Response): Promise<AppLoadContext> {
  const { requestId, cspNonce, logger } = requestScope(req);
  const context = await rpcContextOf(web, req, res);
  const caller = createRpcCaller(context);
  return {
    caller,
    user: context.principal?.user ?? null,
    cspNonce,
    requestId,
    now: renderedNow(web.core.env),
    logger,
  };
}
