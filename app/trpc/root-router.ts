import { router } from "#app/trpc/init.ts";
import { accountRouter } from "#app/trpc/routers/account.ts";
import { adminRouter } from "#app/trpc/routers/admin.ts";
import { authRouter } from "#app/trpc/routers/auth.ts";
import { catalogRouter } from "#app/trpc/routers/catalog.ts";
import { eventsRouter } from "#app/trpc/routers/events.ts";
import { historyRouter } from "#app/trpc/routers/history.ts";
import { playbackRouter } from "#app/trpc/routers/playback.ts";
import { searchRouter } from "#app/trpc/routers/search.ts";
import { uploadsRouter } from "#app/trpc/routers/uploads.ts";
import { videosRouter } from "#app/trpc/routers/videos.ts";

/** The complete typed RPC: one router per feature. */
export const rootRouter = router({
  auth: authRouter,
  account: accountRouter,
  catalog: catalogRouter,
  search: searchRouter,
  uploads: uploadsRouter,
  videos: videosRouter,
  playback: playbackRouter,
  history: historyRouter,
  events: eventsRouter,
  admin: adminRouter,
});

export type RootRouter = typeof rootRouter;
