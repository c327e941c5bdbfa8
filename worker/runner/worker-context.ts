import { type CoreContext } from "#core/context.ts";
import { type LadderPause } from "#worker/encode/ladder-pause.ts";
import { type UrgentRuns } from "#worker/encode/urgent-runs.ts";
import { type BlockCache } from "#worker/source-reader/block-cache.ts";

/** The context of every handler. */
export interface WorkerContext {
  readonly ctx: CoreContext;
  /** `processes.id` of the process that holds the claims. */
  readonly processId: string;
  /** Aborts when the process is asked to stop: kill FFmpeg, release the work. */
  readonly signal: AbortSignal;
  /** Absolute folder for this process's scratch files, on the same disk as the objects. */
  readonly scratchRoot: string;
  /** Shared by its queues: how urgent runs and ladder runs share the machine. */
  readonly ladderPause: LadderPause;
  readonly urgentRuns: UrgentRuns;
  /** What its runs read of sources that are not files. */
  readonly sourceBlocks: BlockCache;
}
