import { type CoreContext } from "#core/context.ts";
import { newId } from "#core/uuid.ts";
import { LadderPause } from "#worker/encode/ladder-pause.ts";
import { UrgentRuns } from "#worker/encode/urgent-runs.ts";
import { BlockCache } from "#worker/source-reader/block-cache.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/** The context of handlers, as in a worker process; it is never asked to stop. */
export function workerContext(
  ctx: CoreContext,
  given: Pick<WorkerContext, "scratchRoot"> & Partial<WorkerContext>,
): WorkerContext {
  const ladderPause = new LadderPause();
  const urgentRuns = new UrgentRuns(ctx, ladderPause);
  const signal = new AbortController().signal;
  const sourceBlocks = new BlockCache();
  return { ctx, processId: newId(), signal, ladderPause, urgentRuns, sourceBlocks, ...given };
}
