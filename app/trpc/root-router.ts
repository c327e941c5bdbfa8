import { router } from "#app/trpc/init.ts";
import { authRouter } from "#app/trpc/routers/auth.ts";
import { catalogRouter } from "#app/trpc/routers/catalog.ts";
import { uploadsRouter } from "#app/trpc/routers/uploads.ts";

/** The whole typed RPC: one router per feature. */
export const rootRouter = router({
  auth: authRouter,
  catalog: catalogRouter,
  uploads: uploadsRouter,
});

export type RootRouter = typeof rootRouter;
