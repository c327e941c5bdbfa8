import { type CoreContext } from "#core/context.ts";
import { MAX_INIT_BYTES } from "#core/encoding/store-init.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type InitInfo, parseInit } from "#core/media/init-segment.ts";
import { Mp4Error } from "#core/media/mp4-box.ts";
import { initKey } from "#core/storage/object-key.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";

/**
 * What the init segments of a claim's rungs say, by rung: what the gate holds its run against. They are the very
 * objects that players get, so a transcoder whose encoder writes another configuration is found out. Where one is
 * lost (the doctor brings it back) all are made anew. Throws what the store throws.
 */
export async function storedInits(
  ctx: CoreContext,
  claim: Pick<ChunkClaim, "videoId" | "planHash" | "plan">,
  rungs: readonly string[],
): Promise<ReadonlyMap<string, InitInfo>> {
  try {
    const read = rungs.map(async (rung) => {
      const bytes = await ctx.store.readBytes(initKey(claim.videoId, claim.planHash, rung), MAX_INIT_BYTES);
      return [rung, parseInit(bytes)] as const;
    });
    return new Map(await Promise.all(read));
  } catch (error) {
    const isLost = error instanceof DomainError && error.code === "not_found";
    if (!isLost && !(error instanceof Mp4Error)) throw error;
    ctx.logger.warn({ err: error }, "an init segment is lost or damaged: the gate goes by one made anew");
    return plannedInits(claim.plan);
  }
}
