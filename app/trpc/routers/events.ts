import { z } from "zod";
import { router, viewerProcedure } from "#app/trpc/init.ts";
import { liveEvents, MAX_LIVE_VIDEOS } from "#core/playback/video-events.ts";

const streamInput = z.object({ videoIds: z.array(z.uuid()).max(MAX_LIVE_VIDEOS) });

/** The one event stream of a browser (app/events shares it between tabs). */
export const eventsRouter = router({
  stream: viewerProcedure.input(streamInput).subscription(async function* ({ ctx, input, signal }) {
    yield* liveEvents(ctx.core, ctx.viewer, {
      videoIds: input.videoIds,
      signal: signal ?? new AbortController().signal,
    });
  }),
});
