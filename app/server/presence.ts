import { setTimeout as sleep } from "node:timers/promises";
import { requireDatabaseUrl } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { ProcessLiveness } from "#core/recovery/process-liveness.ts";

const TRY_AGAIN_MS = 5_000;

/**
 * Registers this web process among the running ones, as long as it runs. If the database is unreachable for
 * long, it tries again and again: workers exit then, but the web still reports on /api/health which service
 * is down.
 */
export async function announcePresence(core: CoreContext): Promise<{ close(): Promise<void> }> {
  let isClosed = false;
  let liveness = await enter();

  function enter(): Promise<ProcessLiveness> {
    const databaseUrl = requireDatabaseUrl(core.env);
    return ProcessLiveness.start({
      databaseUrl,
      role: "web",
      logger: core.logger,
      onLost: () => void comeBack(),
    });
  }
  async function comeBack(): Promise<void> {
    while (!isClosed) {
      await sleep(TRY_AGAIN_MS, undefined, { ref: false });
      const entered = await enter().catch(() => null);
      if (!entered) continue;
      liveness = entered;
      return isClosed ? entered.stop() : undefined;
    }
  }
  return {
    close() {
      isClosed = true;
      return liveness.stop();
    },
  };
}
