import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type ServiceHealth } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { listProcesses, type LivingProcess } from "#core/status/list-processes.ts";

/** A service that does not answer within this counts as down. */
const PATIENCE_MS = 3_000;

/** Asks every service at the same time, and whether a worker and a transcoder live. Never rejects. */
export async function checkServices(ctx: CoreContext): Promise<ServiceHealth[]> {
  const living = listProcesses(ctx).catch((): LivingProcess[] => []);
  return await Promise.all([
    ask({ name: "database", driver: "postgres" }, async () => void (await ctx.db.execute(sql`select 1`))),
    ask({ name: "storage", driver: ctx.store.driver }, () => ctx.store.check()),
    ...(["worker", "transcoder"] as const).map(async (role) => {
      const ok = (await living).some((process) => process.role === role);
      return { name: role, driver: "process", ok, detail: ok ? null : `No ${role} is running.` };
    }),
  ]);
}

async function ask(
  service: Pick<ServiceHealth, "name" | "driver">,
  check: () => Promise<void>,
): Promise<ServiceHealth> {
  const giveUp = new AbortController();
  const late = sleep(PATIENCE_MS, "late" as const, { signal: giveUp.signal, ref: false });
  late.catch(() => undefined);
  try {
    const outcome = await Promise.race([check(), late]);
    const detail = outcome === "late" ? `It did not answer within ${PATIENCE_MS / 1000} s.` : null;
    return { ...service, ok: detail === null, detail };
  } catch (error) {
    return { ...service, ok: false, detail: error instanceof Error ? error.message : "It refused." };
  } finally {
    giveUp.abort();
  }
}
