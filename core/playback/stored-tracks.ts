import { and, asc, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type MediaPlan } from "#core/playback/media-video.ts";
import { subtitleKey } from "#core/storage/object-key.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { subtitles } from "#db/schema/subtitles.ts";

/** A file has at most 32 streams; this limits the subtitles that are uploaded to it. */
const MAX_SUBTITLES = 100;

/** The subtitles that can be shown, in their order. */
export function storedSubtitles(ctx: CoreContext, videoId: string) {
  return ctx.db
    .select()
    .from(subtitles)
    .where(and(eq(subtitles.videoId, videoId), eq(subtitles.state, "stored")))
    .orderBy(asc(subtitles.number))
    .limit(MAX_SUBTITLES);
}

/** The object key of the subtitle with this number, by the same rule as the list above; null if there is none. */
export async function findSubtitleKey(
  ctx: CoreContext,
  videoId: string,
  number: number,
): Promise<string | null> {
  const found = (await storedSubtitles(ctx, videoId)).find((subtitle) => subtitle.number === number);
  return found ? (found.objectKey ?? subtitleKey(videoId, number)) : null;
}

/** The audio tracks of a plan, in its order. */
export async function loadAudioTracks(ctx: CoreContext, { id, plan }: MediaPlan) {
  const rows = await ctx.db.select().from(audioTracks).where(eq(audioTracks.planId, id));
  return plan.audio.flatMap(({ renditionName }) => rows.filter((row) => row.renditionName === renditionName));
}
