import { initTRPC } from "@trpc/server";
import { type RpcContext } from "#app/trpc/context.ts";
import { detailsOf, messageFor, toRpcError } from "#app/trpc/error-shape.ts";
import { inputFault } from "#app/trpc/input-fault.ts";
import { rpcTransformer } from "#app/trpc/transformer.ts";
import { hasScope, scopesOf, type Scope } from "#core/accounts/scopes.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";

/** The maximum number of calls in one HTTP request; the browser's link has the same limit. */
export const MAX_BATCH_SIZE = 10;

const t = initTRPC.context<RpcContext>().create({
  transformer: rpcTransformer,
  isDev: false,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error, ctx }) {
    const requestId = ctx?.requestId ?? null;
    return {
      ...shape,
      message: sentenceOf(messageFor(error, requestId)),
      data: { ...shape.data, ...detailsOf(error, requestId) },
    };
  },
});

/** Maps DomainErrors by the one table; all other errors stay unchanged. */
const withDomainErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toRpcError(result.error);
  return result;
});

/** Refuses inputs that no procedure accepts. Loaders call procedures too, with texts from addresses and forms. */
const withBoundedInput = t.middleware(async ({ getRawInput, next }) => {
  const fault = inputFault(await getRawInput());
  if (fault !== null) throw new DomainError("bad_input", fault);
  return next();
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For every user, signed in or not. */
export const publicProcedure = t.procedure.use(withDomainErrors).use(withBoundedInput);

/**
 * For principals with a scope, whose user is `ctx.user`. UNAUTHORIZED where no user is signed in, FORBIDDEN without the
 * scope.
 */
function scopedProcedure(scope: Scope) {
  return publicProcedure.use(({ ctx, next }) => {
    const { principal } = ctx;
    if (!principal) throw new DomainError("unauthenticated", "request.signIn");
    if (!hasScope(principal.user, scope)) throw forbiddenWithout(scope);
    return next({ ctx: { ...ctx, principal, user: principal.user } });
  });
}

/** The error for a user without a scope, which says who has it. */
function forbiddenWithout(scope: Scope): DomainError {
  return new DomainError(
    "forbidden",
    hasScope({ scopes: scopesOf("editor") }, scope) ? "request.editorsOnly" : "request.adminsOnly",
  );
}

/** One procedure for each scope; core/accounts/scopes.ts says what a scope is for and which users have it. */
export const watchProcedure = scopedProcedure("watch");
export const uploadProcedure = scopedProcedure("upload");
export const accountProcedure = scopedProcedure("account");
export const catalogProcedure = scopedProcedure("catalog");
export const operateProcedure = scopedProcedure("operate");
export const settingsProcedure = scopedProcedure("settings");
export const usersProcedure = scopedProcedure("users");
