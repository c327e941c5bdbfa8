import { eq } from "drizzle-orm";
import { assertSeasonFree } from "#core/catalog/series/add-season.ts";
import { lockTitle, touchTitle } from "#core/catalog/lock-title.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";

/** The editable fields of a season; omitted ones stay unchanged. A season without a name is shown by its number. */
export interface SeasonChange {
  readonly seasonId: string;
  readonly name?: string | null | undefined;
  readonly number?: number | undefined;
}

/** Changes a season's name or number. Throws not_found, conflict if another season has the number. */
export async function updateSeason(ctx: CoreContext, change: SeasonChange): Promise<void> {
  const { seasonId, ...values } = change;
  await ctx.db.transaction(async (tx) => {
    const titleId = await lockTitleOfSeason(tx, seasonId);
    if (values.number !== undefined) {
      await assertSeasonFree(tx, { titleId, number: values.number, exceptId: seasonId });
    }
    if (values.name === undefined && values.number === undefined) return;
    await tx.update(seasons).set(values).where(eq(seasons.id, seasonId));
    await touchTitle(tx, titleId);
  });
}

/**
 * Deletes an empty season. Throws not_found, and conflict while it has episodes, including those that can
 * still be restored.
 */
export async function removeSeason(ctx: CoreContext, input: { seasonId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const titleId = await lockTitleOfSeason(tx, input.seasonId);
    const episodes = await tx
      .select({ deletedAt: playables.deletedAt })
      .from(playables)
      .where(eq(playables.seasonId, input.seasonId));
    if (episodes.some(({ deletedAt }) => deletedAt === null)) {
      throw new DomainError("conflict", "catalog.seasonHasEpisodes");
    }
    if (episodes.length > 0) {
      throw new DomainError("conflict", "catalog.seasonHasDeletedEpisodes");
    }
    await tx.delete(seasons).where(eq(seasons.id, input.seasonId));
    await touchTitle(tx, titleId);
  });
}

async function lockTitleOfSeason(tx: Transaction, seasonId: string): Promise<string> {
  const [season] = await tx
    .select({ titleId: seasons.titleId })
    .from(seasons)
    .where(eq(seasons.id, seasonId));
  if (!season) throw new DomainError("not_found", "catalog.seasonNotFound");
  await lockTitle(tx, season.titleId);
  return season.titleId;
}
