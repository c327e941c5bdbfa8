import { router } from "#app/trpc/init.ts";
import { authRouter } from "#app/trpc/routers/auth.ts";
import { uploadsRouter } from "#app/trpc/routers/uploads.ts";

/** The whole typed RPC: one router per feature. */
export const rootRouter = router({
  auth: authRouter,
  uploads: uploadsRouter,
});

export type RootRouter = typeof rootRouter;
