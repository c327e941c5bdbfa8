import { nextChunk } from "#worker/encode/next-chunk.ts";
import { runChunk } from "#worker/encode/run-chunk.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/**
 * A ticket: claims the best chunk of any video and encodes what is missing of it. A chunk that turns out to exist
 * already costs nothing, so the ticket goes on to the next; one that finds nothing simply ends.
 */
export async function encodeChunk(worker: WorkerContext): Promise<void> {
  for (;;) {
    const claim = await nextChunk(worker);
    if (!claim) return;
    await runChunk(worker, claim);
    if (claim.work) return;
  }
}
