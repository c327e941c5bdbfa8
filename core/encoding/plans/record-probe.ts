import { and, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { failVideo } from "#core/encoding/fail-video.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";
import { videos } from "#db/schema/videos.ts";

export type ProbeOutcome =
  | { readonly kind: "media"; readonly info: MediaInfo; readonly seekableSourceKey: string | null }
  | { readonly kind: "refused"; readonly reason: VideoReason };

/**
 * Records the result of a probe. A refusal fails the video for good, with the reason for its uploader;
 * otherwise the facts are kept, with the key of the seekable copy where one was made.
 */
export async function recordProbe(
  ctx: CoreContext,
  input: { videoId: string; outcome: ProbeOutcome },
): Promise<void> {
  const { videoId, outcome } = input;
  await ctx.db.transaction(async (tx) => {
    if (outcome.kind === "refused") {
      await failVideo(tx, { videoId, reason: outcome.reason, refused: true });
      return;
    }
    await tx
      .update(videos)
      .set({ mediaInfo: outcome.info, seekableSourceKey: outcome.seekableSourceKey })
      .where(and(eq(videos.id, videoId), eq(videos.state, "queued")));
  });
}
