import { sql } from "drizzle-orm";
import { type ServiceHealth } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { within } from "#core/within.ts";
import { listProcesses, type LivingProcess } from "#core/status/list-processes.ts";
import { QUEUE_ROLES } from "#db/schema/processes.ts";

/** A service that does not answer within this time counts as down, so that the check answers within a second. */
const PATIENCE_MS = 800;

/** Checks every service at the same time, and whether a worker and a transcoder run. Never rejects. */
export async function checkServices(ctx: CoreContext): Promise<ServiceHealth[]> {
  const living = inTime(listProcesses(ctx)).catch((): LivingProcess[] => []);
  return await Promise.all([
    ask({ name: "database", driver: "postgres" }, async () => void (await ctx.db.execute(sql`select 1`))),
    ask({ name: "storage", driver: ctx.store.driver }, () => ctx.store.check()),
    ...QUEUE_ROLES.map(async (role) => {
      const ok = (await living).some((process) => process.role === role);
      return {
        name: role,
        driver: "process",
        ok,
        detail: ok ? null : messageOf("site.serviceMissing", { role }),
      };
    }),
  ]);
}

async function ask(
  service: Pick<ServiceHealth, "name" | "driver">,
  check: () => Promise<void>,
): Promise<ServiceHealth> {
  try {
    await inTime(check());
    return { ...service, ok: true, detail: null };
  } catch (error) {
    return { ...service, ok: false, detail: detailOf(error) };
  }
}

/** A DomainError's message; of all others what the service reported. */
function detailOf(error: unknown): Message {
  if (error instanceof DomainError) return error.userMessage;
  if (!(error instanceof Error)) return messageOf("site.serviceRefused");
  return messageOf("stored.text", { text: error.message });
}

/** The result of a check, or an error if it takes too long. */
const inTime = <Result>(work: Promise<Result>): Promise<Result> =>
  within(
    work,
    PATIENCE_MS,
    () => new DomainError("timeout", "site.serviceLate", { seconds: PATIENCE_MS / 1000 }),
  );
