import { runLanesUntilSignal } from "#worker/runner/run-queue.ts";

/** Light jobs at once: a look at one file must not wait for another's subtitles. */
const LIGHT_JOBS = 2;

await runLanesUntilSignal({ role: "worker", lanes: [{ lane: "light", concurrency: LIGHT_JOBS }] });
