import { router } from "#app/trpc/init.ts";
import { authRouter } from "#app/trpc/routers/auth.ts";

/** The whole typed RPC: one router per feature. */
export const rootRouter = router({
  auth: authRouter,
});

export type RootRouter = typeof rootRouter;
