import { type CoreContext } from "#core/context.ts";
import { type LadderPause } from "#worker/encode/ladder-pause.ts";
import { type UrgentRuns } from "#worker/encode/urgent-runs.ts";

/** What every handler is given. */
export interface WorkerContext {
  readonly ctx: CoreContext;
  /** `processes.id`: who holds the claims. */
  readonly processId: string;
  /** Aborts when the process is asked to stop: kill FFmpeg, hand the work back. */
  readonly signal: AbortSignal;
  /** Absolute folder for this process's scratch files, on the same disk as the objects. */
  readonly scratchRoot: string;
  /** What its queues share: how urgent runs and ladder runs get along. */
  readonly ladderPause: LadderPause;
  readonly urgentRuns: UrgentRuns;
}
