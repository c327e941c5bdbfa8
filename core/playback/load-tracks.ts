import { asc, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type MediaPlan } from "#core/playback/media-video.ts";
import { loadAudioTracks, storedSubtitles } from "#core/playback/stored-tracks.ts";
import { type PlaybackSession } from "#core/playback/types.ts";
import { chapters } from "#db/schema/chapters.ts";

export type Tracks = Pick<PlaybackSession, "subtitles" | "audio" | "chapters">;

const MAX_CHAPTERS = 1_000;

/** The tracks that a player offers besides the video. `basePath` is the path of the plan's media. */
export async function loadTracks(ctx: CoreContext, media: MediaPlan, basePath: string): Promise<Tracks> {
  const [texts, audioTracks, marks] = await Promise.all([
    storedSubtitles(ctx, media.videoId),
    loadAudioTracks(ctx, media),
    ctx.db
      .select()
      .from(chapters)
      .where(eq(chapters.videoId, media.videoId))
      .orderBy(asc(chapters.number))
      .limit(MAX_CHAPTERS),
  ]);
  return {
    subtitles: texts.map(({ id, number, languageTag, name, isForced, isHearingImpaired, isDefault }) => {
      const url = `${basePath}subs/${number}.vtt`;
      return { id, url, languageTag, name, isForced, isHearingImpaired, isDefault };
    }),
    audio: audioTracks.map(({ renditionName, languageTag, name, channels }) => ({
      renditionName,
      languageTag,
      name,
      channels,
    })),
    chapters: marks.map(({ startSeconds, endSeconds, name }) => ({ startSeconds, endSeconds, name })),
  };
}
