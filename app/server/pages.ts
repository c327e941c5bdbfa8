import path from "node:path";
import { pathToFileURL } from "node:url";
import { type AppLoadContext, type ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/express";
import { type Express, type Request, type RequestHandler, type Response } from "express";
import "#app/server/load-context.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { renderedNow } from "#app/server/rendered-now.ts";
import { requestScope } from "#app/server/request-scope.ts";
import { rpcContextOf, type Web } from "#app/server/rpc-context.ts";
import { staticFiles } from "#app/server/static-files.ts";
import { type Env } from "#core/config/env.ts";
import { createRpcCaller } from "#app/trpc/caller.ts";

/** A form is far smaller: files go up in parts, and procedures have a limit of their own. */
const MAX_FORM_BYTES = 2 ** 20;

/** Serves the pages and their files: what was built, or Vite's dev server where NODE_ENV is development. */
export async function mountPages(app: Express, web: Web): Promise<() => Promise<void>> {
  return web.core.env.NODE_ENV === "development" ? mountDevPages(app, web) : mountBuiltPages(app, web);
}

async function mountBuiltPages(app: Express, web: Web): Promise<() => Promise<void>> {
  const root = projectRoot();
  const buildFile = pathToFileURL(path.join(root, "build/server/index.js")).href;
  const build = (await import(/* @vite-ignore */ buildFile)) as ServerBuild;
  app.use(staticFiles(root));
  app.all("*", pageHandler(web, build, "production"));
  return () => Promise.resolve();
}

async function mountDevPages(app: Express, web: Web): Promise<() => Promise<void>> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root: projectRoot(), server: { middlewareMode: true } });
  const build = (): Promise<ServerBuild> =>
    vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  app.use(vite.middlewares);
  app.all("*", pageHandler(web, build, "development"));
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
    if (isTooLarge(req)) return void refuseForm(res);
    nameHost(req, web.core.env);
    handle(req, res, next).catch(next);
  };
}

/** Remix reads a form whole before it asks who sends it. A body that does not tell its length is none of a form's. */
function isTooLarge(req: Request): boolean {
  if (req.headers["transfer-encoding"] !== undefined) return true;
  return Number(req.headers["content-length"] ?? 0) > MAX_FORM_BYTES;
}

function refuseForm(res: Response): void {
  res.status(413).setHeader("Cache-Control", "no-store");
  res.type("text/plain").send("The form is too large. Nothing was saved.\n");
}

/**
 * Remix holds the origin of a form against the host it sees. Behind a proxy that passes another host, the origin
 * is BASE_URL's; our own check of it has been before.
 */
function nameHost(req: Request, { BASE_URL }: Env): void {
  const host = BASE_URL && new URL(BASE_URL).host;
  const { origin } = req.headers;
  if (host && origin && URL.canParse(origin) && new URL(origin).host === host) {
    req.headers["x-forwarded-host"] = host;
  }
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
