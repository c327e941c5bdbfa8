import { z } from "zod";
import { router, watchProcedure } from "#app/trpc/init.ts";
import { videoEvents, MAX_STREAM_VIDEOS } from "#core/playback/video-events.ts";

const streamInput = z.object({ videoIds: z.array(z.uuid()).max(MAX_STREAM_VIDEOS) });

/** The one event stream of a browser (app/events shares it between tabs). It ends with the session that opened it. */
export const eventsRouter = router({
  stream: watchProcedure.input(streamInput).subscription(async function* ({ ctx, input, signal }) {
    const closing = new AbortController();
    const left = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
    try {
      yield* videoEvents(ctx.core, ctx.user, {
        videoIds: input.videoIds,
        signal: ctx.session.whileOpen(left),
      });
    } finally {
      closing.abort();
    }
  }),
});
