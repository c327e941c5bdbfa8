import { sendResetMail } from "#core/accounts/request-reset.ts";
import { checkAvailability } from "#core/availability/check-availability.ts";
import { importDemo } from "#core/demo/import-demo.ts";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { purgeUsers } from "#core/deletion/purge-users.ts";
import { sweepOrphans } from "#core/deletion/sweep-orphans.ts";
import { publishVideo } from "#core/encoding/publishing/publish-video.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { lookThroughImport } from "#core/import/runs/look-through.ts";
import { runImport } from "#core/import/runs/run-import.ts";
import { lookThroughWatched } from "#core/import/watched/look-through-watched.ts";
import { type JobHandlers } from "#core/jobs/registry.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { rebuildIndex } from "#core/search/rebuild-index.ts";
import { expireUploads } from "#core/uploads/expire-uploads.ts";
import { encodeChunk, encodeUrgentChunks } from "#worker/handlers/encode-chunk.ts";
import { extractStillsOf } from "#worker/handlers/extract-stills.ts";
import { extractSubtitlesOf } from "#worker/handlers/extract-subtitles.ts";
import { makeArtwork } from "#worker/handlers/make-artwork.ts";
import { probeVideo } from "#worker/handlers/probe-video.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/** The handler of each job of the registry. A missing one does not compile. */
export const handlers: JobHandlers<WorkerContext> = {
  "probe-video": (worker, { videoId }) => probeVideo(worker, videoId),
  "encode-chunk": (worker) => encodeChunk(worker),
  "encode-urgent-chunks": (worker) => encodeUrgentChunks(worker),
  "extract-subtitles": (worker, { videoId }) => extractSubtitlesOf(worker, videoId),
  "extract-stills": (worker, { videoId }) => extractStillsOf(worker, videoId),
  "make-artwork": (worker, { artworkId }) => makeArtwork(worker, artworkId),
  "publish-video": async ({ ctx }, { videoId }) => {
    ctx.logger.info({ outcome: await publishVideo(ctx, videoId) }, "published");
  },
  "delete-objects": async ({ ctx }, { tombstoneId }) => {
    ctx.logger.info(await deleteTombstone(ctx, tombstoneId), "deleted");
  },
  "index-title": async ({ ctx }, { titleId }) => {
    ctx.logger.debug({ outcome: await indexTitle(ctx, titleId) }, "indexed");
  },
  "rebuild-search-index": async ({ ctx, signal }, { documents }) => {
    ctx.logger.info({ titles: await rebuildIndex(ctx, { documents, signal }) }, "rebuilt the search index");
  },
  "import-demo": async ({ ctx }) => {
    ctx.logger.info({ titles: await importDemo(ctx) }, "imported the demo catalog");
  },
  "send-reset-mail": async ({ ctx }, { email }) => {
    ctx.logger.info({ outcome: await sendResetMail(ctx, email) }, "handled a request for a new password");
  },
  "look-through-import": ({ ctx, signal }, { importId }) => lookThroughImport(ctx, importId, signal),
  "look-through-watched": ({ ctx, signal }, { watchedFolderId }) =>
    lookThroughWatched(ctx, watchedFolderId, { signal }),
  "run-import": ({ ctx, signal }, { importId }) => runImport(ctx, importId, signal),
  reconcile: async ({ ctx }) => {
    ctx.logger.debug(await reconcile(ctx), "reconciled");
    // While Meilisearch answers it is not checked: that its index is gone would not be noticed.
    await ctx.search.meilisearch?.circuit.probe();
  },
  "check-sources": async ({ ctx, signal }, { files = false }) => {
    const change = await checkAvailability(ctx, { files, signal });
    if (change.missing + change.back > 0) ctx.logger.info(change, "imported files went away or came back");
  },
  "sweep-orphans": async ({ ctx }) => {
    ctx.logger.info(await sweepOrphans(ctx), "deleted orphaned objects");
  },
  "purge-users": async ({ ctx }) => {
    ctx.logger.info({ users: await purgeUsers(ctx) }, "deleted removed users");
  },
  "expire-uploads": async ({ ctx }) => {
    ctx.logger.info({ uploads: await expireUploads(ctx) }, "expired unfinished uploads");
  },
};
