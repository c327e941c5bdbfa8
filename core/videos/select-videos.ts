import { and, desc, eq, isNull, type SQL } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { type Plan } from "#core/media/types.ts";
import { exactTime } from "#core/paging/keyset.ts";
import { plans } from "#db/schema/plans.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";
import { videoTitle } from "#core/videos/video-title.ts";

/** A video with its title and playable, and its plan if there is one. */
export interface VideoRow {
  readonly video: typeof videos.$inferSelect;
  readonly plan: Plan | null;
  readonly titleId: string;
  readonly playableId: string;
  readonly title: string;
  readonly createdAtExact: string;
}

/** Videos that are not deleted and meet a condition (on videos or titles), newest first. One query. */
export async function selectVideos(
  ctx: CoreContext,
  selection: { where: SQL | undefined; limit: number },
): Promise<VideoRow[]> {
  const rows = await ctx.db
    .select({
      video: videos,
      plan: plans.plan,
      titleId: titles.id,
      titleName: titles.name,
      playableId: playables.id,
      playableName: playables.name,
      kind: playables.kind,
      seasonNumber: seasons.number,
      episodeNumber: playables.number,
      lastEpisodeNumber: playables.lastNumber,
      airDate: playables.airDate,
      createdAtExact: exactTime(videos.createdAt),
    })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .leftJoin(seasons, eq(seasons.id, playables.seasonId))
    .leftJoin(plans, eq(plans.id, videos.currentPlanId))
    .where(and(selection.where, isNull(videos.deletedAt), isNull(titles.deletedAt)))
    .orderBy(desc(videos.createdAt), desc(videos.id))
    .limit(selection.limit);
  return rows.map((row) => ({
    video: row.video,
    plan: row.plan as Plan | null,
    titleId: row.titleId,
    playableId: row.playableId,
    title: videoTitle(row),
    createdAtExact: row.createdAtExact,
  }));
}
