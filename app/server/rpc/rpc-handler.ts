import { createExpressMiddleware } from "@trpc/server/adapters/express";
import { type RequestHandler } from "express";
import { rpcContextOf, type Web } from "#app/server/rpc/rpc-context.ts";
import { boundRpcRequest } from "#app/server/rpc/rpc-request.ts";
import { requestScope } from "#app/server/requests/request-scope.ts";
import { assertNotSilent } from "#app/server/rpc/rpc-silence.ts";
import { isUnexpected } from "#app/trpc/error-shape.ts";
import { MAX_BATCH_SIZE } from "#app/trpc/init.ts";
import { rootRouter } from "#app/trpc/root-router.ts";
import { type DatabaseWatch } from "#core/status/database-watch.ts";

/** `/api/trpc`: queries and mutations in batches, subscriptions as server-sent events. */
export function rpcHandler(web: Web, watch: DatabaseWatch): RequestHandler {
  return createExpressMiddleware({
    router: rootRouter,
    middleware: boundRpcRequest,
    async createContext({ req, res }) {
      await assertNotSilent(watch, req, res);
      return rpcContextOf(web, req, res);
    },
    maxBatchSize: MAX_BATCH_SIZE,
    responseMeta: () => ({ headers: { "cache-control": "no-store, no-transform" } }),
    onError({ error, path, req }) {
      if (isUnexpected(error)) {
        requestScope(req).logger.error({ err: error.cause ?? error, path }, "a procedure failed");
      }
    },
  });
}
