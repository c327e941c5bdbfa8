import { type CoreContext } from "#core/context.ts";

const RESERVE_BYTES = 5 * 10 ** 9;
const RESERVE_PART = 0.05;

export interface SpaceReport {
  /** Transcoders pause while it is true. */
  readonly isLow: boolean;
  /** Null if it is not known (S3). */
  readonly freeBytes: number | null;
  /** What must stay free: MATINEE_MIN_FREE_BYTES, otherwise the larger of 5 GB and 5 % of the disk. */
  readonly reserveBytes: number;
}

/** The space of a disk; null if it is not known. */
export type DiskSpace = Awaited<ReturnType<CoreContext["store"]["freeSpace"]>>;

/**
 * Whether there is enough disk space to encode: on the store's disk, or on the one that `measure` looks at. Throws
 * unavailable if the store does not answer.
 */
export async function reportSpace(
  ctx: CoreContext,
  measure: () => Promise<DiskSpace> = () => ctx.store.freeSpace(),
): Promise<SpaceReport> {
  const space = await measure();
  const set = ctx.env.MATINEE_MIN_FREE_BYTES;
  if (!space) return { isLow: false, freeBytes: null, reserveBytes: set ?? RESERVE_BYTES };
  const reserveBytes = set ?? Math.max(RESERVE_BYTES, space.totalBytes * RESERVE_PART);
  return { isLow: space.freeBytes < reserveBytes, freeBytes: space.freeBytes, reserveBytes };
}
