import { z } from "zod";
import { catalogProcedure, router, uploadProcedure } from "#app/trpc/init.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";
import { undoDeleteVideo } from "#core/deletion/undo-delete.ts";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { MAX_PAGE_SIZE } from "#core/paging/keyset.ts";
import { assertMayManage } from "#core/videos/assert-may-manage.ts";
import { listVideos } from "#core/videos/list-videos.ts";
import { VIDEO_STATES } from "#core/videos/video-states.ts";
import { pageSchema } from "#core/paging/page-schema.ts";
import { videoDetailSchema } from "#core/videos/schemas.ts";

const listing = z
  .object({
    state: z.enum(VIDEO_STATES).optional(),
    cursor: z.string().max(300).nullish(),
    limit: z.number().int().min(1).max(MAX_PAGE_SIZE).optional(),
  })
  .default({});

/** For the uploader of a video, and for admins: other users do not even learn that it exists. */
const managed = uploadProcedure.input(z.object({ videoId: z.uuid() })).use(async ({ ctx, input, next }) => {
  await assertMayManage(ctx.core, ctx.user, input.videoId);
  return next();
});

/** Uploaded videos and their progress. */
export const videosRouter = router({
  list: catalogProcedure
    .input(listing)
    .output(pageSchema(videoDetailSchema))
    .query(({ ctx, input }) => listVideos(ctx.core, input)),
  mine: uploadProcedure
    .input(listing)
    .output(pageSchema(videoDetailSchema))
    .query(({ ctx, input }) => listVideos(ctx.core, { ...input, ownerUserId: ctx.user.userId })),
  retry: managed.output(z.void()).mutation(({ ctx, input }) => retryVideo(ctx.core, input.videoId)),
  delete: managed.output(z.void()).mutation(async ({ ctx, input }) => {
    await deleteVideo(ctx.core, { videoId: input.videoId });
  }),
  undoDelete: managed
    .output(z.void())
    .mutation(({ ctx, input }) => undoDeleteVideo(ctx.core, { videoId: input.videoId })),
});
