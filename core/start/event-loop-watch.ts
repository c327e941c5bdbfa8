import { Worker } from "node:worker_threads";
import { type Logger } from "#core/logger.ts";
import { HEARTBEAT_MS } from "#core/start/silence.ts";
import { type ProcessRole } from "#db/schema/processes.ts";

/** The data of the watching thread. */
export interface EventLoopWatch {
  readonly role: ProcessRole;
  readonly logLevel: string;
  /** One number that each heartbeat increases, in memory that both threads share. */
  readonly beats: Int32Array;
}

/** The bundle of `event-loop-thread.ts`, beside our own. Without a build there is none, and no watch. */
const THREAD = new URL("./event-loop-thread.js", import.meta.url);

/** Starts a thread that ends this process once its event loop is stuck for `HANG_SECONDS`. */
export function watchEventLoop(role: ProcessRole, logger: Logger): void {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const watch: EventLoopWatch = { role, logLevel: logger.level, beats };
  const thread = new Worker(THREAD, { workerData: watch });
  thread.unref();
  thread.on("error", (error) => logger.warn({ err: error }, "the event loop is not watched"));
  setInterval(() => Atomics.add(beats, 0, 1), HEARTBEAT_MS).unref();
}
