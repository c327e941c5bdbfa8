import { URGENT_RUNS } from "#worker/encode/urgent-runs.ts";
import { runQueuesUntilSignal } from "#worker/runner/run-queue.ts";

/** A ladder run uses every core it is given: one chunk at once. */
const CHUNKS = 1;
/** Twice the slots for urgent runs: a job that finds them taken may ask a run that no viewer waits for to give way. */
const URGENT_JOBS = 2 * URGENT_RUNS;

await runQueuesUntilSignal({
  role: "transcoder",
  queues: [
    { queue: "transcode", concurrency: CHUNKS },
    { queue: "urgent", concurrency: URGENT_JOBS },
  ],
});
