import { loadPlan } from "#core/encoding/chunks/describe-work.ts";
import { planDelaySeconds } from "#core/media/plan/plan-video.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { type CoreContext } from "#core/context.ts";
import { type videos } from "#db/schema/videos.ts";

type PlannedVideo = Pick<typeof videos.$inferSelect, "currentPlanId" | "mediaInfo">;

/** The plan's time 0 in the source's own times, which subtitles use, in milliseconds. */
export async function subtitleZeroMs(ctx: CoreContext, video: PlannedVideo): Promise<number> {
  const info = video.mediaInfo as MediaInfo | null;
  if (!video.currentPlanId || !info) return 0;
  const { plan } = await loadPlan(ctx.db, video.currentPlanId);
  return Math.round(planDelaySeconds(plan, info) * 1000);
}
