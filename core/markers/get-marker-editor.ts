import { and, asc, eq, isNull } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { othersOfSeason } from "#core/markers/apply-intro.ts";
import { loadMarkers } from "#core/markers/load-markers.ts";
import { type MarkerEditorData } from "#core/markers/types.ts";
import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";
import { mediaBasePath } from "#core/playback/media-address.ts";
import { chapters } from "#db/schema/chapters.ts";
import { plans } from "#db/schema/plans.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";
import { watchStates } from "#db/schema/watch-states.ts";

const MAX_CHAPTERS = 1_000;

/** What the editor of a file's markers shows. Throws not_found, and conflict for a file without a plan yet. */
export async function getMarkerEditor(
  ctx: CoreContext,
  user: SignedInUser,
  videoId: string,
): Promise<MarkerEditorData> {
  const { playableId, seasonId, plan, hash, endsAtSegment, state } = await findFile(ctx, videoId);
  if (!plan || hash === null) throw new DomainError("conflict", "catalog.markersNeedPlan");
  const [markers, marks, others, position, token] = await Promise.all([
    loadMarkers(ctx, videoId),
    ctx.db
      .select({ startSeconds: chapters.startSeconds, name: chapters.name })
      .from(chapters)
      .where(eq(chapters.videoId, videoId))
      .orderBy(asc(chapters.number))
      .limit(MAX_CHAPTERS),
    seasonId === null ? [] : othersOfSeason(ctx.db, seasonId, videoId),
    findPosition(ctx, user, playableId),
    createMediaToken(ctx, { videoId, subject: user.profileId }),
  ]);
  const basePath = mediaBasePath({ token: token.token, videoId, planHash: hash });
  return {
    ...{ videoId, markers, chapters: marks, otherEpisodes: others.length, positionSeconds: position },
    durationSeconds: playableSeconds(plan, endsAtSegment),
    // Its images come with the encode: before, some of them are missing.
    storyboardUrl: plan.storyboard && state === "ready" ? `${basePath}storyboard.vtt` : null,
  };
}

async function findFile(ctx: CoreContext, videoId: string) {
  const [file] = await ctx.db
    .select({
      ...{ playableId: playables.id, seasonId: playables.seasonId },
      ...{ plan: plans.plan, hash: plans.hash, endsAtSegment: videos.endsAtSegment, state: videos.state },
    })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .leftJoin(plans, eq(plans.id, videos.currentPlanId))
    .where(and(eq(videos.id, videoId), isNull(videos.deletedAt)));
  if (!file) throw new DomainError("not_found", "videos.notFound");
  return { ...file, plan: file.plan as Plan | null };
}

async function findPosition(ctx: CoreContext, { profileId }: SignedInUser, playableId: string) {
  const [saved] = await ctx.db
    .select({ seconds: watchStates.positionSeconds })
    .from(watchStates)
    .where(and(eq(watchStates.profileId, profileId), eq(watchStates.playableId, playableId)));
  return saved?.seconds ?? null;
}
