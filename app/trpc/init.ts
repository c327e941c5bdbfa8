import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { type RpcContext } from "#app/trpc/context.ts";
import { holdsNull } from "#app/trpc/holds-null.ts";
import { detailsOf, messageFor, toRpcError } from "#app/trpc/error-shape.ts";

/** Calls that one HTTP request may carry; the browser's link keeps to the same number. */
export const MAX_BATCH_SIZE = 10;

const t = initTRPC.context<RpcContext>().create({
  transformer: superjson,
  isDev: false,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error, ctx }) {
    const requestId = ctx?.requestId ?? null;
    return {
      ...shape,
      message: messageFor(error, requestId),
      data: { ...shape.data, ...detailsOf(error, requestId) },
    };
  },
});

/** Maps DomainErrors by the one table; everything else stays what it is. */
const withDomainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toRpcError(result.error);
  return result;
});

/** Postgres keeps no U+0000 in a text, and no person means one. */
const withoutNulls = t.middleware(async ({ getRawInput, next }) => {
  if (holdsNull(await getRawInput())) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "Leave out control characters." });
  }
  return next();
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For everybody, signed in or not. */
export const publicProcedure = t.procedure.use(withDomainErrors).use(withoutNulls);

/** For people who are signed in: `ctx.viewer` is there. Nobody gets UNAUTHORIZED. */
export const viewerProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.viewer) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
  return next({ ctx: { ...ctx, viewer: ctx.viewer } });
});

/** For admins: viewers get FORBIDDEN, nobody gets UNAUTHORIZED. */
export const adminProcedure = viewerProcedure.use(({ ctx, next }) => {
  if (ctx.viewer.role !== "admin") {
    throw new TRPCError({ code: "FORBIDDEN", message: "Only an admin of this house may do that." });
  }
  return next();
});
