import { type CoreContext } from "#core/context.ts";
import { MAX_INIT_BYTES } from "#core/encoding/segments/store-init.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type InitInfo, parseInit } from "#core/media/mp4/init-segment.ts";
import { Mp4Error } from "#core/media/mp4/mp4-box.ts";
import { initKey } from "#core/storage/object-key.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";

/**
 * The contents of the init segments of a claim's renditions, by rendition, for the segment validation. They
 * are read from the objects that players get, so a transcoder whose encoder writes another configuration is
 * detected. If one is missing (the doctor restores it), all are created again. Throws errors of the store.
 */
export async function storedInits(
  ctx: CoreContext,
  claim: Pick<ChunkClaim, "videoId" | "planHash" | "plan">,
  renditionNames: readonly string[],
): Promise<ReadonlyMap<string, InitInfo>> {
  try {
    const read = renditionNames.map(async (renditionName) => {
      const bytes = await ctx.store.readBytes(
        initKey(claim.videoId, claim.planHash, renditionName),
        MAX_INIT_BYTES,
      );
      return [renditionName, parseInit(bytes)] as const;
    });
    return new Map(await Promise.all(read));
  } catch (error) {
    const isLost = error instanceof DomainError && error.code === "not_found";
    if (!isLost && !(error instanceof Mp4Error)) throw error;
    ctx.logger.warn(
      { err: error },
      "an init segment is lost or damaged: the segment validation uses a new one",
    );
    return plannedInits(claim.plan);
  }
}
