import { type CoreContext } from "#core/context.ts";

const DAY_MS = 24 * 3600_000;

/**
 * The seed's current time: MATINEE_TEST_NOW if MATINEE_TEST=1, so that pages with the same time show the same
 * words each time; otherwise the database's clock.
 */
export async function seedNow(ctx: CoreContext): Promise<Date> {
  const { MATINEE_TEST, MATINEE_TEST_NOW } = ctx.env;
  if (MATINEE_TEST && MATINEE_TEST_NOW) return new Date(MATINEE_TEST_NOW);
  const [row] = await ctx.sql<{ now: Date }[]>`select now() as now`;
  return row?.now ?? new Date();
}

/** A number of days, also a fraction, before a time. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);
