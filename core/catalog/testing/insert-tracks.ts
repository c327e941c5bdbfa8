import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { newId } from "#core/uuid.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { plans } from "#db/schema/plans.ts";
import { renditions } from "#db/schema/renditions.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { videos } from "#db/schema/videos.ts";

interface Tracks {
  readonly heights?: readonly number[];
  readonly audio?: readonly string[];
  readonly subtitles?: readonly string[];
}

/** Gives a video a plan with renditions of these heights, and audio and stored subtitles in these languages. */
export async function insertTracks(
  ctx: CoreContext,
  videoId: string,
  tracks: Tracks,
): Promise<{ planId: string }> {
  const planId = newId();
  const shared = { planId, videoId, codecs: "none", initBytes: 1 };
  await ctx.db.insert(plans).values({ id: planId, videoId, hash: planId, plan: {}, ffmpegVersion: "none" });
  for (const height of tracks.heights ?? []) {
    await ctx.db.insert(renditions).values({ ...shared, renditionName: `v${height}`, height });
  }
  for (const [index, languageTag] of (tracks.audio ?? []).entries()) {
    const track = { ...shared, renditionName: `a${index}`, languageTag, name: languageTag };
    await ctx.db.insert(audioTracks).values({ ...track, channels: 2, isDefault: index === 0 });
  }
  for (const [number, languageTag] of (tracks.subtitles ?? []).entries()) {
    const stored = {
      id: newId(),
      videoId,
      number,
      languageTag,
      name: languageTag,
      objectKey: "none",
      bytes: 1,
    };
    await ctx.db.insert(subtitles).values({ ...stored, state: "stored" });
  }
  await ctx.db.update(videos).set({ currentPlanId: planId }).where(eq(videos.id, videoId));
  return { planId };
}
