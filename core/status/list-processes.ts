import { and, asc, gt, isNull, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { processes, type ProcessRole } from "#db/schema/processes.ts";

/** Heartbeats come each 5 s; a process that is silent for longer than this does not count as running. */
const SILENT_SECONDS = 30;

export interface LivingProcess {
  readonly role: ProcessRole;
  readonly host: string;
  readonly pid: number;
  readonly startedAt: Date;
}

/** The running processes, by their heartbeats, oldest first. */
export async function listProcesses(ctx: CoreContext): Promise<LivingProcess[]> {
  const { role, host, pid, startedAt } = processes;
  const isFresh = gt(processes.heartbeatAt, sql`now() - make_interval(secs => ${SILENT_SECONDS})`);
  return await ctx.db
    .select({ role, host, pid, startedAt })
    .from(processes)
    .where(and(isNull(processes.stoppedAt), isFresh))
    .orderBy(asc(startedAt))
    .limit(500);
}
