import { type RpcContext } from "#app/trpc/context.ts";
import { isUnexpected } from "#app/trpc/error-shape.ts";
import { createCallerFactory } from "#app/trpc/init.ts";
import { rootRouter } from "#app/trpc/root-router.ts";

const createCaller = createCallerFactory(rootRouter);

/** The RPC as loaders, actions and tests call it. */
export type RpcCaller = ReturnType<typeof createCaller>;

/** A caller for one request. It logs unexpected errors, with the request's id. */
export function createRpcCaller(context: RpcContext): RpcCaller {
  return createCaller(context, {
    onError({ error, path }) {
      if (isUnexpected(error))
        context.logger.error({ err: error.cause ?? error, path }, "a procedure failed");
    },
  });
}
