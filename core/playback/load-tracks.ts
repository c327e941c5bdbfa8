import { and, asc, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type MediaPlan } from "#core/playback/media-video.ts";
import { type PlaybackSession } from "#core/playback/types.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { chapters } from "#db/schema/chapters.ts";
import { subtitles } from "#db/schema/subtitles.ts";

export type Tracks = Pick<PlaybackSession, "subtitles" | "audio" | "chapters">;

const MAX_CHAPTERS = 1_000;
const MAX_SUBTITLES = 100;

/** What a player can choose from beside the picture. `basePath` is where the plan's media lies. */
export async function loadTracks(ctx: CoreContext, plan: MediaPlan, basePath: string): Promise<Tracks> {
  const { videoId } = plan;
  const [texts, sounds, marks] = await Promise.all([
    ctx.db
      .select()
      .from(subtitles)
      .where(and(eq(subtitles.videoId, videoId), eq(subtitles.state, "stored")))
      .orderBy(asc(subtitles.number))
      .limit(MAX_SUBTITLES),
    ctx.db.select().from(audioTracks).where(eq(audioTracks.planId, plan.id)),
    ctx.db
      .select()
      .from(chapters)
      .where(eq(chapters.videoId, videoId))
      .orderBy(asc(chapters.number))
      .limit(MAX_CHAPTERS),
  ]);
  return {
    subtitles: texts.map(({ id, number, languageTag, name, isForced, isHearingImpaired, isDefault }) => {
      const url = `${basePath}subs/${number}.vtt`;
      return { id, url, languageTag, name, isForced, isHearingImpaired, isDefault };
    }),
    audio: plan.plan.audio.flatMap(({ rung }) =>
      sounds
        .filter((sound) => sound.rung === rung)
        .map(({ languageTag, name, channels }) => ({ rung, languageTag, name, channels })),
    ),
    chapters: marks.map(({ startSeconds, endSeconds, name }) => ({ startSeconds, endSeconds, name })),
  };
}
