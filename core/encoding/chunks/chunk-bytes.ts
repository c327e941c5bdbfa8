import { type ChunkClaim } from "#core/encoding/types.ts";
import { segmentSeconds } from "#core/media/plan/segment-grid.ts";

/** Containers, sprites and a short-lived second copy come on top of the streams. */
const OVERHEAD = 1.5;

/** About the most bytes that a run over a chunk writes, from its renditions' caps: what must be free for it to succeed. */
export function chunkBytesAtMost(claim: Pick<ChunkClaim, "plan" | "work" | "kind" | "segmentCount">): number {
  const { plan, work, kind, segmentCount } = claim;
  const seconds = segmentSeconds(plan, segmentCount);
  const renditions = plan.renditions.filter(
    ({ renditionName }) => work?.renditionNames.includes(renditionName) ?? false,
  );
  const videoKbps = renditions.reduce((sum, rendition) => sum + rendition.capKbps, 0);
  const audioKbps = kind === "audio" ? Math.max(0, ...plan.audio.map((track) => track.bitrateKbps)) : 0;
  return ((videoKbps + audioKbps) * 1000 * seconds * OVERHEAD) / 8;
}
