import { runQueuesUntilSignal } from "#worker/runner/run-queue.ts";

/** Parallel light jobs: the probe of one file must not wait for another's subtitles. */
const CONCURRENT_JOBS = 2;

await runQueuesUntilSignal({
  role: "worker",
  queues: [{ queue: "light", concurrency: CONCURRENT_JOBS }],
});
