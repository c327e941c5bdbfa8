import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import { type PlayableDetail } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { chunks } from "#db/schema/chunks.ts";
import { renditions } from "#db/schema/renditions.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

type VersionDetail = PlayableDetail["versions"][number];

/** The versions of playables, by playable: the default one first. One query, however many there are. */
export async function loadVersions(
  ctx: CoreContext,
  playableIds: readonly string[],
): Promise<Map<string, VersionDetail[]>> {
  const byPlayable = new Map<string, VersionDetail[]>();
  if (playableIds.length === 0) return byPlayable;
  for (const { playableId, ...version } of await queryVersions(ctx, playableIds)) {
    const list = byPlayable.get(playableId) ?? [];
    list.push({ ...version, progressPercent: version.progressPercent ?? 0 });
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
      failureReason: videos.failureReason,
      progressPercent: progressPercent(),
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

/** Whole percent of the chunks that every video needs; what only a request makes is not counted. */
function progressPercent() {
  return sql<number | null>`case when ${videos.state} = 'ready' then 100 else (
    select floor(100.0 * count(*) filter (where ${chunks.state} = 'complete') / greatest(count(*), 1))::int
    from ${chunks} where ${chunks.planId} = ${videos.currentPlanId} and ${chunks.kind} <> 'entry') end`;
}
