import { nextChunk } from "#worker/encode/next-chunk.ts";
import { runChunk } from "#worker/encode/run-chunk.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/**
 * Encodes one chunk: claims the best one of all videos that is not urgent, and encodes its missing segments.
 * If the chunk turns out to be complete, the job goes on to the next one; if there is no chunk, it ends. Its
 * run is paused while an urgent one needs the machine.
 */
export async function encodeChunk(worker: WorkerContext): Promise<void> {
  for (;;) {
    const claim = await nextChunk(worker, "transcode");
    if (!claim) return;
    const whileRunning = (pid: number) => worker.ladderPause.attach(pid);
    await runChunk(worker, claim, claim.isAwaited ? {} : { whileRunning });
    if (claim.work) return;
  }
}

/** Encodes urgent chunks, one after the other, until there are none. Several of these jobs run beside each other. */
export async function encodeUrgentChunks(worker: WorkerContext): Promise<void> {
  for (;;) {
    const slot = await worker.urgentRuns.enter(worker.signal);
    if (!slot) return;
    try {
      const claim = await nextChunk(worker, "urgent");
      if (!claim) return;
      slot.begin(claim);
      await runChunk(worker, claim, { signal: slot.signal, onStored: () => slot.stored() });
    } finally {
      slot.leave();
    }
  }
}
