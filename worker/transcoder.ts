import { URGENT_RUNS } from "#worker/encode/urgent-runs.ts";
import { runQueuesUntilSignal } from "#worker/runner/run-queue.ts";

/** A ladder run uses every core, so only one chunk runs at a time. */
const CHUNKS = 1;
/** Twice the slots for urgent runs: a job without a slot can make a run yield that no viewer waits for. */
const URGENT_JOBS = 2 * URGENT_RUNS;

await runQueuesUntilSignal({
  role: "transcoder",
  queues: [
    { queue: "transcode", concurrency: CHUNKS },
    { queue: "urgent", concurrency: URGENT_JOBS },
  ],
});
