import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import { type PlayableDetail } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { getVideoProgress } from "#core/videos/get-video-progress.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { renditions } from "#db/schema/renditions.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

type VersionDetail = PlayableDetail["versions"][number];

/**
 * The versions of playables, by playable: the default one first. One query, however many there are; three more for the
 * progress of those that are not ready, which is the one that every other page shows.
 */
export async function loadVersions(
  ctx: CoreContext,
  playableIds: readonly string[],
): Promise<Map<string, VersionDetail[]>> {
  const byPlayable = new Map<string, VersionDetail[]>();
  if (playableIds.length === 0) return byPlayable;
  const rows = await queryVersions(ctx, playableIds);
  const unfinished = rows.flatMap(({ videoId, videoState }) =>
    videoId === null || videoState === "ready" ? [] : [videoId],
  );
  const progress = await getVideoProgress(ctx, unfinished);
  const progressOf = new Map(progress.map((video) => [video.id, video]));
  for (const { playableId, ...version } of rows) {
    const list = byPlayable.get(playableId) ?? [];
    const isReady = version.videoState === "ready";
    const {
      progressPercent = isReady ? 100 : 0,
      secondsLeft = isReady ? 0 : null,
      notice = null,
    } = progressOf.get(version.videoId ?? "") ?? {};
    list.push({ ...version, progressPercent, secondsLeft, notice });
    byPlayable.set(playableId, list);
  }
  return byPlayable;
}

function queryVersions(ctx: CoreContext, playableIds: readonly string[]) {
  const ofPlan = sql`${renditions.planId} = ${videos.currentPlanId} and ${renditions.state} <> 'dropped'`;
  return ctx.db
    .select({
      playableId: versions.playableId,
      id: versions.id,
      name: versions.name,
      videoId: videos.id,
      videoState: videos.state,
      failureReason: videos.failure,
      heights: sql<number[]>`array(select ${renditions.height} from ${renditions}
        where ${ofPlan} order by ${renditions.height})`,
      audioLanguages: sql<string[]>`array(select distinct ${audioTracks.languageTag} from ${audioTracks}
        where ${audioTracks.planId} = ${videos.currentPlanId} order by 1)`,
      subtitleLanguages: sql<string[]>`array(select distinct ${subtitles.languageTag} from ${subtitles}
        where ${subtitles.videoId} = ${videos.id} and ${subtitles.state} = 'stored' order by 1)`,
    })
    .from(versions)
    .leftJoin(videos, eq(videos.id, versions.currentVideoId))
    .where(inArray(versions.playableId, [...playableIds]))
    .orderBy(versions.playableId, desc(versions.isDefault), asc(versions.createdAt));
}
