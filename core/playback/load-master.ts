import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type MasterInput } from "#core/media/hls/playlist-master.ts";
import { type MediaPlan } from "#core/playback/media-video.ts";
import { loadAudioTracks, storedSubtitles } from "#core/playback/stored-tracks.ts";
import { renditions } from "#db/schema/renditions.ts";

/** The content of a plan's master playlist, from its rows. */
export async function loadMaster(ctx: CoreContext, media: MediaPlan): Promise<MasterInput> {
  const [videoRenditions, audioTracks, subtitles] = await Promise.all([
    ctx.db.select().from(renditions).where(eq(renditions.planId, media.id)),
    loadAudioTracks(ctx, media),
    storedSubtitles(ctx, media.videoId),
  ]);
  return { plan: media.plan, renditions: videoRenditions, audioTracks, subtitles };
}
