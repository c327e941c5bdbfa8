import { runQueuesUntilSignal } from "#worker/runner/run-queue.ts";

/** Light jobs at once: a look at one file must not wait for another's subtitles. */
const CONCURRENT_JOBS = 2;

await runQueuesUntilSignal({
  role: "worker",
  queues: [{ queue: "light", concurrency: CONCURRENT_JOBS }],
});
