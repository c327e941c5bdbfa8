import { and, asc, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type MasterInput } from "#core/media/playlist-master.ts";
import { type MediaPlan } from "#core/playback/media-video.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { renditions } from "#db/schema/renditions.ts";
import { subtitles } from "#db/schema/subtitles.ts";

/** A master lists no more than these; `-max_streams 32` keeps files far below. */
const MAX_SUBTITLES = 100;

/** Everything that a master playlist of a plan says, out of its rows. */
export async function loadMaster(ctx: CoreContext, { id, videoId, plan }: MediaPlan): Promise<MasterInput> {
  const [pictures, sounds, texts] = await Promise.all([
    ctx.db.select().from(renditions).where(eq(renditions.planId, id)),
    ctx.db.select().from(audioTracks).where(eq(audioTracks.planId, id)),
    ctx.db
      .select()
      .from(subtitles)
      .where(and(eq(subtitles.videoId, videoId), eq(subtitles.state, "stored")))
      .orderBy(asc(subtitles.number))
      .limit(MAX_SUBTITLES),
  ]);
  const inPlanOrder = plan.audio.flatMap(({ rung }) => sounds.filter((sound) => sound.rung === rung));
  return { plan, renditions: pictures, sounds: inPlanOrder, subtitles: texts };
}
