import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type ServiceHealth } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { listProcesses, type LivingProcess } from "#core/status/list-processes.ts";
import { QUEUE_ROLES } from "#db/schema/processes.ts";

/** A service that does not answer within this time counts as down, so that the check answers within a second. */
const PATIENCE_MS = 800;

/** Checks every service at the same time, and whether a worker and a transcoder run. Never rejects. */
export async function checkServices(ctx: CoreContext): Promise<ServiceHealth[]> {
  const living = within(listProcesses(ctx)).catch((): LivingProcess[] => []);
  return await Promise.all([
    ask({ name: "database", driver: "postgres" }, async () => void (await ctx.db.execute(sql`select 1`))),
    ask({ name: "storage", driver: ctx.store.driver }, () => ctx.store.check()),
    ...QUEUE_ROLES.map(async (role) => {
      const ok = (await living).some((process) => process.role === role);
      return { name: role, driver: "process", ok, detail: ok ? null : `No ${role} is running.` };
    }),
  ]);
}

async function ask(
  service: Pick<ServiceHealth, "name" | "driver">,
  check: () => Promise<void>,
): Promise<ServiceHealth> {
  try {
    await within(check());
    return { ...service, ok: true, detail: null };
  } catch (error) {
    return {
      ...service,
      ok: false,
      detail: error instanceof Error ? error.message : "It refused the request.",
    };
  }
}

/**
 * The result of some work, or an error if it takes too long; the work itself goes on, and its result is
 * ignored.
 */
async function within<Result>(work: Promise<Result>): Promise<Result> {
  const giveUp = new AbortController();
  const late = sleep(PATIENCE_MS, null, { signal: giveUp.signal, ref: false }).then(() => {
    throw new Error(`It did not answer within ${PATIENCE_MS / 1000} s.`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    giveUp.abort();
  }
}
