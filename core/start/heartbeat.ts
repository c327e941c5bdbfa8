import inspector from "node:inspector";
import { type Logger } from "#core/logger.ts";
import { watchEventLoop } from "#core/start/event-loop-watch.ts";
import { reportToSupervisor } from "#core/start/process-messages.ts";
import { HEARTBEAT_MS } from "#core/start/silence.ts";
import { type ProcessRole } from "#db/schema/processes.ts";

/**
 * Has this process watched from now on: call it once the process is ready, because a start may be slow. A
 * process whose event loop is stuck cannot end itself, so another one watches its heartbeats: the supervisor,
 * or, if no supervisor started this process, a thread that ends it so that systemd or a container restarts
 * it. A process that a debugger may halt is not watched.
 */
export function startHeartbeat(role: ProcessRole, logger: Logger): void {
  if (inspector.url() !== undefined) return;
  if (!process.connected) return watchEventLoop(role, logger);
  const beat = () => reportToSupervisor({ type: "heartbeat" });
  beat();
  setInterval(beat, HEARTBEAT_MS).unref();
}
