import { and, eq, isNull } from "drizzle-orm";
import { createTimedCache, type TimedCache } from "#core/playback/timed-cache.ts";
import { type VideoState } from "#core/videos/video-states.ts";
import { type CoreContext } from "#core/context.ts";
import { type Plan } from "#core/media/types.ts";
import { type Database } from "#db/client.ts";
import { plans } from "#db/schema/plans.ts";
import { videos } from "#db/schema/videos.ts";

/** What delivery needs to know of a video for each request. */
export interface MediaVideo {
  readonly state: VideoState;
  readonly epoch: number;
  readonly endsAtSegment: number | null;
  readonly currentPlanId: string | null;
}

/** A plan by its address. Immutable. */
export interface MediaPlan {
  readonly id: string;
  readonly videoId: string;
  readonly hash: string;
  readonly plan: Plan;
}

/** An unpublished video must be closed within 5 s, so its epoch is never older than this. */
const VIDEO_CACHED_MS = 2_000;
const PLAN_CACHED_MS = 3_600_000;

interface Caches {
  readonly videos: TimedCache<MediaVideo | null>;
  readonly plans: TimedCache<MediaPlan>;
}

class NoSuchPlan extends Error {}

const caches = new WeakMap<Database, Caches>();

/** A video's state, at most two seconds old; null if it does not exist (any more). */
export function getMediaVideo(ctx: CoreContext, videoId: string): Promise<MediaVideo | null> {
  return cachesOf(ctx).videos.get(videoId);
}

/** A video's plan by its hash; null if there is none. */
export async function getMediaPlan(
  ctx: CoreContext,
  videoId: string,
  hash: string,
): Promise<MediaPlan | null> {
  try {
    return await cachesOf(ctx).plans.get(`${videoId}/${hash}`);
  } catch (error) {
    if (error instanceof NoSuchPlan) return null;
    throw error;
  }
}

function cachesOf(ctx: CoreContext): Caches {
  const known = caches.get(ctx.db);
  if (known) return known;
  const created: Caches = {
    videos: createTimedCache({ maxEntries: 2_000, ttlMs: VIDEO_CACHED_MS, load: (id) => loadVideo(ctx, id) }),
    plans: createTimedCache({ maxEntries: 200, ttlMs: PLAN_CACHED_MS, load: (key) => loadPlan(ctx, key) }),
  };
  caches.set(ctx.db, created);
  return created;
}

async function loadVideo(ctx: CoreContext, videoId: string): Promise<MediaVideo | null> {
  const [row] = await ctx.db
    .select({
      state: videos.state,
      epoch: videos.epoch,
      endsAtSegment: videos.endsAtSegment,
      currentPlanId: videos.currentPlanId,
    })
    .from(videos)
    .where(and(eq(videos.id, videoId), isNull(videos.deletedAt)));
  return row ?? null;
}

/** Throws if there is none, so that a plan created a moment later is found. */
async function loadPlan(ctx: CoreContext, key: string): Promise<MediaPlan> {
  const [videoId = "", hash = ""] = key.split("/");
  const [row] = await ctx.db
    .select({ id: plans.id, plan: plans.plan })
    .from(plans)
    .where(and(eq(plans.videoId, videoId), eq(plans.hash, hash)));
  if (!row) throw new NoSuchPlan();
  return { id: row.id, videoId, hash, plan: row.plan as Plan };
}
