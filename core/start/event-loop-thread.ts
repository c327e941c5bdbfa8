import { workerData } from "node:worker_threads";
import { createLogger } from "#core/logger.ts";
import { type EventLoopWatch } from "#core/start/event-loop-watch.ts";
import { HANG_SECONDS, HEARTBEAT_MS, Silence } from "#core/start/silence.ts";

/** The thread of `watchEventLoop`: checks whether heartbeats come, and ends the process if they do not. */
const { role, logLevel, beats } = workerData as EventLoopWatch;
const silence = new Silence(performance.now());
let known = 0;

setInterval(() => {
  const count = Atomics.load(beats, 0);
  if (count !== known) silence.end();
  known = count;
  if (silence.isHang(performance.now())) end();
}, HEARTBEAT_MS);

/** By SIGKILL: any other signal must be handled by the main thread, which is stuck. */
function end(): void {
  const message = `the event loop has been stuck for ${HANG_SECONDS} s: this process ends, to be started again`;
  createLogger(role, logLevel).fatal(message);
  process.kill(process.pid, "SIGKILL");
}
