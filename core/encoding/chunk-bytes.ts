import { type ChunkClaim } from "#core/encoding/types.ts";

/** Containers, sprites and a short-lived second copy come on top of the streams. */
const OVERHEAD = 1.5;

/** About the most bytes that a run over a chunk writes, from its rungs' caps: what must be free for it to succeed. */
export function chunkBytesAtMost(claim: Pick<ChunkClaim, "plan" | "work" | "kind" | "segmentCount">): number {
  const { plan, work, kind, segmentCount } = claim;
  const seconds = (segmentCount * plan.segmentFrames * plan.frameRate.den) / plan.frameRate.num;
  const rungs = plan.rungs.filter(({ rung }) => work?.rungs.includes(rung) ?? false);
  const pictureKbps = rungs.reduce((sum, rung) => sum + rung.capKbps, 0);
  const soundKbps = kind === "audio" ? Math.max(0, ...plan.audio.map((track) => track.bitrateKbps)) : 0;
  return ((pictureKbps + soundKbps) * 1000 * seconds * OVERHEAD) / 8;
}
