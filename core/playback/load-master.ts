import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type MasterInput } from "#core/media/playlist-master.ts";
import { type MediaPlan } from "#core/playback/media-video.ts";
import { soundTracks, storedSubtitles } from "#core/playback/stored-tracks.ts";
import { renditions } from "#db/schema/renditions.ts";

/** Everything that a master playlist of a plan says, out of its rows. */
export async function loadMaster(ctx: CoreContext, media: MediaPlan): Promise<MasterInput> {
  const [pictures, sounds, subtitles] = await Promise.all([
    ctx.db.select().from(renditions).where(eq(renditions.planId, media.id)),
    soundTracks(ctx, media),
    storedSubtitles(ctx, media.videoId),
  ]);
  return { plan: media.plan, renditions: pictures, sounds, subtitles };
}
