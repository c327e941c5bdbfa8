import { and, eq, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { settings } from "#db/schema/settings.ts";

/** The progress of the rebuild that runs, as admins see it. */
export const rebuildProgressSchema = z.object({
  id: z.string(),
  completedTitles: z.number(),
  totalTitles: z.number(),
});
export type RebuildProgress = Readonly<z.infer<typeof rebuildProgressSchema>>;

const SETTING = "search_rebuild";
/** A rebuild that wrote nothing for this long belongs to a process that is gone. */
const LEASE_SECONDS = 30;
const isAlive = sql`${settings.updatedAt} > now() - make_interval(secs => ${LEASE_SECONDS})`;
const isRebuild = eq(settings.key, SETTING);

/** Takes the only lease for a rebuild. Throws unavailable while another one runs. */
export async function beginRebuild(ctx: CoreContext, progress: RebuildProgress): Promise<void> {
  const isLapsed = lt(settings.updatedAt, sql`now() - make_interval(secs => ${LEASE_SECONDS})`);
  const taken = await ctx.db
    .insert(settings)
    .values({ key: SETTING, value: progress })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: progress, updatedAt: sql`now()` },
      setWhere: isLapsed,
    })
    .returning({ key: settings.key });
  if (taken.length === 0) throw new DomainError("unavailable", "search.rebuilding");
}

/** Renews the lease with the present progress. Throws conflict if another rebuild took it. */
export async function continueRebuild(ctx: CoreContext, progress: RebuildProgress): Promise<void> {
  const renewed = await ctx.db
    .update(settings)
    .set({ value: progress, updatedAt: sql`now()` })
    .where(and(isRebuild, isOf(progress.id)))
    .returning({ key: settings.key });
  if (renewed.length === 0) throw new DomainError("conflict", "search.rebuildTaken");
}

/** Releases the lease. */
export async function endRebuild(ctx: CoreContext, id: string): Promise<void> {
  await ctx.db.delete(settings).where(and(isRebuild, isOf(id)));
}

/** The rebuild that runs now; null if none does. */
export async function readRebuild(ctx: CoreContext): Promise<RebuildProgress | null> {
  const [row] = await ctx.db.select().from(settings).where(and(isRebuild, isAlive));
  const parsed = rebuildProgressSchema.safeParse(row?.value);
  return parsed.success ? parsed.data : null;
}

const isOf = (id: string) => sql`${settings.value} ->> 'id' = ${id}`;
