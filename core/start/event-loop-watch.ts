import { Worker } from "node:worker_threads";
import { type Logger } from "#core/logger.ts";
import { HEARTBEAT_MS } from "#core/start/silence.ts";
import { type ProcessRole } from "#db/schema/processes.ts";

/** What the watching thread is given. */
export interface EventLoopWatch {
  readonly role: ProcessRole;
  readonly logLevel: string;
  /** One number that each heartbeat counts up, in memory that both threads see. */
  readonly beats: Int32Array;
}

/** The bundle of `event-loop-thread.ts`, beside our own. Run from the sources there is none, and no watch. */
const THREAD = new URL("./event-loop-thread.js", import.meta.url);

/** Lets a thread of its own end this process once its event loop is stuck for `HANG_SECONDS`. */
export function watchEventLoop(role: ProcessRole, logger: Logger): void {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const watch: EventLoopWatch = { role, logLevel: logger.level, beats };
  const thread = new Worker(THREAD, { workerData: watch });
  thread.unref();
  thread.on("error", (error) => logger.warn({ err: error }, "the event loop is not watched"));
  setInterval(() => Atomics.add(beats, 0, 1), HEARTBEAT_MS).unref();
}
