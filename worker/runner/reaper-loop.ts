import { type CoreContext } from "#core/context.ts";
import { DEAD_AFTER_SECONDS } from "#core/recovery/release-dead-processes.ts";
import { type ProcessLiveness } from "#core/recovery/process-liveness.ts";
import { reapDead } from "#core/recovery/reaper.ts";

const ROUND_MS = 1000;

/**
 * Runs the reaper each second while this process is elected. It declares no process dead before its own
 * connection is as old as a heartbeat must be; otherwise one restart of Postgres would "kill" every running
 * process. Returns a function that stops it.
 */
export function startReaper(ctx: CoreContext, liveness: ProcessLiveness): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const later = () => {
    if (!isStopped) timer = setTimeout(() => void round(), ROUND_MS).unref();
  };
  const round = async () => {
    try {
      const isOurs = await liveness.electReaper();
      if (isOurs && !isStopped && liveness.connectionAgeMs > DEAD_AFTER_SECONDS * 1000) await reapDead(ctx);
    } catch (error) {
      ctx.logger.debug({ err: error }, "this round of the reaper failed");
    }
    later();
  };
  later();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
