import { type CoreContext } from "#core/context.ts";

const DAY_MS = 24 * 3600_000;

/**
 * The seed's now: MATINEE_TEST_NOW beside MATINEE_TEST=1, so that pages with that same now show the same words each
 * time; else the database's clock.
 */
export async function seedNow(ctx: CoreContext): Promise<Date> {
  const { MATINEE_TEST, MATINEE_TEST_NOW } = ctx.env;
  if (MATINEE_TEST && MATINEE_TEST_NOW) return new Date(MATINEE_TEST_NOW);
  const [row] = await ctx.sql<{ now: Date }[]>`select now() as now`;
  return row?.now ?? new Date();
}

/** So many days (or parts of one) before a moment. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);
