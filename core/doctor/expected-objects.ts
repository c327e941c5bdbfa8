import { eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { initKey, segmentKey } from "#core/storage/object-key.ts";
import { audioTracks } from "#db/schema/audio-tracks.ts";
import { plans } from "#db/schema/plans.ts";
import { renditions } from "#db/schema/renditions.ts";
import { segments } from "#db/schema/segments.ts";

/** An object that a row refers to. */
export interface ExpectedObject {
  readonly key: string;
  readonly bytes: number;
  readonly planId: string;
  readonly renditionName: string;
  /** Null for an init segment. */
  readonly number: number | null;
}

/**
 * Every object below `vod/<video>/` that rows of that video refer to, by its key. A film of two hours has
 * about ten thousand.
 */
export async function expectedObjects(
  ctx: CoreContext,
  videoId: string,
): Promise<Map<string, ExpectedObject>> {
  const hashes = await ctx.db
    .select({ id: plans.id, hash: plans.hash })
    .from(plans)
    .where(eq(plans.videoId, videoId));
  const hashOf = new Map(hashes.map((plan) => [plan.id, plan.hash]));
  const expected = new Map<string, ExpectedObject>();
  const add = (row: Omit<ExpectedObject, "key">) => {
    const hash = hashOf.get(row.planId) ?? "";
    const { renditionName, number } = row;
    const key =
      number === null
        ? initKey(videoId, hash, renditionName)
        : segmentKey(videoId, hash, renditionName, number);
    expected.set(key, { ...row, key });
  };
  for (const row of await initRows(ctx, videoId)) add({ ...row, number: null });
  for (const row of await ctx.db.select().from(segments).where(eq(segments.videoId, videoId))) add(row);
  return expected;
}

async function initRows(ctx: CoreContext, videoId: string) {
  const [video, audio] = await Promise.all([
    ctx.db
      .select({
        planId: renditions.planId,
        renditionName: renditions.renditionName,
        bytes: renditions.initBytes,
      })
      .from(renditions)
      .where(eq(renditions.videoId, videoId)),
    ctx.db
      .select({
        planId: audioTracks.planId,
        renditionName: audioTracks.renditionName,
        bytes: audioTracks.initBytes,
      })
      .from(audioTracks)
      .where(eq(audioTracks.videoId, videoId)),
  ]);
  return [...video, ...audio];
}
