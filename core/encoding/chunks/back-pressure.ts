import { type CoreContext } from "#core/context.ts";

const RESERVE_BYTES = 5 * 10 ** 9;
const RESERVE_PART = 0.05;

export interface SpaceReport {
  /** Transcoders pause while it is true. */
  readonly isLow: boolean;
  /** Null if the store cannot tell (S3). */
  readonly freeBytes: number | null;
  /** What must stay free: MATINEE_MIN_FREE_BYTES, otherwise the larger of 5 GB and 5 % of the disk. */
  readonly reserveBytes: number;
}

/** Whether there is enough disk space to encode. Throws unavailable if the store does not answer. */
export async function reportSpace(ctx: CoreContext): Promise<SpaceReport> {
  const space = await ctx.store.freeSpace();
  const set = ctx.env.MATINEE_MIN_FREE_BYTES;
  if (!space) return { isLow: false, freeBytes: null, reserveBytes: set ?? RESERVE_BYTES };
  const reserveBytes = set ?? Math.max(RESERVE_BYTES, space.totalBytes * RESERVE_PART);
  return { isLow: space.freeBytes < reserveBytes, freeBytes: space.freeBytes, reserveBytes };
}
