import { runLaneUntilSignal } from "#worker/runner/run-lane.ts";

/** A ladder run uses every core it is given: one chunk at once. */
const CHUNKS = 1;

await runLaneUntilSignal({ role: "transcoder", lane: "transcode", concurrency: CHUNKS });
