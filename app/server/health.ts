import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type RequestHandler } from "express";
import { type CoreContext } from "#core/context.ts";

/** A service that does not answer within this counts as down. */
const PATIENCE_MS = 2_000;

export interface ServiceAnswer {
  readonly name: "database" | "storage";
  readonly driver: string;
  readonly ok: boolean;
  readonly detail: string | null;
}

/** `GET /api/health`: 200, or 503 with the names of what is down. */
export function healthHandler(core: CoreContext): RequestHandler {
  return (_req, res, next) => {
    askServices(core).then((services) => {
      const down = services.filter((service) => !service.ok).map((service) => service.name);
      res.setHeader("Cache-Control", "no-store");
      res.status(down.length === 0 ? 200 : 503).json({ ok: down.length === 0, down, services });
    }, next);
  };
}

/** Asks every service that the web needs, at the same time. Never rejects. */
export function askServices(core: CoreContext): Promise<ServiceAnswer[]> {
  const database = async (): Promise<void> => void (await core.db.execute(sql`select 1`));
  return Promise.all([
    ask({ name: "database", driver: "postgres" }, database),
    ask({ name: "storage", driver: core.store.driver }, () => core.store.check()),
  ]);
}

async function ask(
  service: Pick<ServiceAnswer, "name" | "driver">,
  check: () => Promise<void>,
): Promise<ServiceAnswer> {
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, "late" as const, { signal: patience.signal, ref: false });
  try {
    const outcome = await Promise.race([check(), late]);
    const detail = outcome === "late" ? `did not answer within ${PATIENCE_MS / 1000} s` : null;
    return { ...service, ok: detail === null, detail };
  } catch {
    return { ...service, ok: false, detail: "refused the question" };
  } finally {
    patience.abort();
    late.catch(() => undefined);
  }
}
