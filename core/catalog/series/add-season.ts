import { and, eq, sql } from "drizzle-orm";
import { lockSeries, touchTitle } from "#core/catalog/lock-title.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { newId } from "#core/uuid.ts";
import { type Transaction } from "#db/client.ts";
import { seasons } from "#db/schema/seasons.ts";

export interface NewSeason {
  readonly titleId: string;
  /** The next number by default; 0 is for specials. */
  readonly number?: number | undefined;
  readonly name?: string | null | undefined;
}

/** Adds a season to a series. Throws not_found, bad_input for a film, conflict if its number is in use. */
export async function addSeason(
  ctx: CoreContext,
  input: NewSeason,
): Promise<{ seasonId: string; number: number }> {
  return ctx.db.transaction(async (tx) => {
    await lockSeries(tx, input.titleId);
    const number = input.number ?? (await nextNumber(tx, input.titleId));
    await assertSeasonFree(tx, { titleId: input.titleId, number });
    const seasonId = newId();
    await tx
      .insert(seasons)
      .values({ id: seasonId, titleId: input.titleId, number, name: input.name ?? null });
    await touchTitle(tx, input.titleId);
    return { seasonId, number };
  });
}

/** Throws conflict if a series has a season of this number other than `exceptId`. */
export async function assertSeasonFree(
  tx: Transaction,
  target: { titleId: string; number: number; exceptId?: string },
): Promise<void> {
  const [taken] = await tx
    .select({ id: seasons.id })
    .from(seasons)
    .where(and(eq(seasons.titleId, target.titleId), eq(seasons.number, target.number)));
  if (!taken || taken.id === target.exceptId) return;
  throw new DomainError("conflict", "catalog.seasonExists", { number: target.number });
}

async function nextNumber(tx: Transaction, titleId: string): Promise<number> {
  const [row] = await tx
    .select({ number: sql<number>`(coalesce(max(${seasons.number}), 0) + 1)::int` })
    .from(seasons)
    .where(eq(seasons.titleId, titleId));
  return row?.number ?? 1;
}
