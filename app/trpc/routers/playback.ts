import { z } from "zod";
import { router, watchProcedure } from "#app/trpc/init.ts";
import { getPlaybackSession } from "#core/playback/get-playback-session.ts";
import { refreshToken } from "#core/playback/tokens/refresh-token.ts";
import { mediaTokenSchema, playbackSessionSchema } from "#core/playback/schemas.ts";

const byVideo = z.object({ videoId: z.uuid() });

/** What the player requests. */
export const playbackRouter = router({
  session: watchProcedure
    .input(z.object({ playableId: z.uuid(), versionId: z.uuid().optional() }))
    .output(playbackSessionSchema)
    .query(({ ctx, input }) => getPlaybackSession(ctx.core, ctx.user, input)),
  refreshToken: watchProcedure
    .input(byVideo)
    .output(mediaTokenSchema)
    .query(({ ctx, input }) => refreshToken(ctx.core, ctx.user, input.videoId)),
});
