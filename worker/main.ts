import { runQueuesUntilSignal } from "#worker/runner/run-queue.ts";

/** Parallel light jobs: the probe of one file must not wait for another's. */
const LIGHT_JOBS = 2;
/** Stills and subtitles of films, one after the other: they share the machine with encoding. */
const SLOW_JOBS = 1;

/** Imports, one at a time: each reads a disk from end to end. */
const IMPORT_JOBS = 1;

await runQueuesUntilSignal({
  role: "worker",
  queues: [
    { queue: "light", concurrency: LIGHT_JOBS },
    { queue: "slow", concurrency: SLOW_JOBS },
    { queue: "import", concurrency: IMPORT_JOBS },
  ],
});
