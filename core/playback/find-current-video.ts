import { and, desc, eq, isNull } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { isVisibleTo } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Plan } from "#core/media/types.ts";
import { type MediaPlan } from "#core/playback/media-video.ts";
import { plans } from "#db/schema/plans.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** The video that plays for a version, and its plan if there is one already. */
export interface CurrentVideo {
  readonly versionId: string;
  readonly video: typeof videos.$inferSelect;
  readonly plan: MediaPlan | null;
}

/**
 * The video of a playable that this user may watch: of the given version, otherwise of the default one.
 * Throws not_found.
 */
export async function findCurrentVideo(
  ctx: CoreContext,
  user: SignedInUser,
  of: { playableId: string; versionId?: string | undefined },
): Promise<CurrentVideo> {
  const [row] = await ctx.db
    .select({ versionId: versions.id, video: videos, plan: plans })
    .from(versions)
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .innerJoin(videos, and(eq(videos.id, versions.currentVideoId), isNull(videos.deletedAt)))
    .leftJoin(plans, eq(plans.id, videos.currentPlanId))
    .where(
      and(
        eq(versions.playableId, of.playableId),
        of.versionId ? eq(versions.id, of.versionId) : undefined,
        isVisibleTo(user),
      ),
    )
    .orderBy(desc(versions.isDefault), versions.createdAt, versions.id)
    .limit(1);
  if (!row) throw new DomainError("not_found", "playback.nothingToPlay");
  return { versionId: row.versionId, video: row.video, plan: toMediaPlan(row.plan) };
}

function toMediaPlan(row: typeof plans.$inferSelect | null): MediaPlan | null {
  return row && { id: row.id, videoId: row.videoId, hash: row.hash, plan: row.plan as Plan };
}
