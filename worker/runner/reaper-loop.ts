import { type CoreContext } from "#core/context.ts";
import { VERDICT_SECONDS } from "#core/jobs/release-dead-processes.ts";
import { type ProcessLiveness } from "#core/jobs/process-liveness.ts";
import { sweep } from "#core/jobs/reaper.ts";

const ROUND_MS = 1000;

/**
 * Sweeps each second while this process is the elected sweeper. It gives no verdict before its own connection is as
 * old as a heartbeat must be, or one restart of Postgres would "kill" every living process. Returns what stops it.
 */
export function startSweeping(ctx: CoreContext, liveness: ProcessLiveness): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const later = () => {
    if (!isStopped) timer = setTimeout(() => void round(), ROUND_MS).unref();
  };
  const round = async () => {
    try {
      const isOurs = await liveness.electSweeper();
      if (isOurs && !isStopped && liveness.connectionAgeMs > VERDICT_SECONDS * 1000) await sweep(ctx);
    } catch (error) {
      ctx.logger.debug({ err: error }, "this round of sweeping failed");
    }
    later();
  };
  later();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
