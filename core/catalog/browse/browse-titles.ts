import { and, inArray } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type BrowseInput } from "#core/catalog/browse/browse-filters.ts";
import { afterSortKey, sortOrder, sortText } from "#core/catalog/browse/browse-sorts.ts";
import { filterConditions, whereListed } from "#core/catalog/browse/filter-conditions.ts";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type Page, type TitleCard } from "#core/catalog/types.ts";
import { isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { readSortCursor, writeSortCursor } from "#core/paging/sort-cursor.ts";
import { listedTitles } from "#db/schema/listed-titles.ts";
import { titles } from "#db/schema/titles.ts";

/**
 * A page of films or series that every user may watch, narrowed and sorted. Three queries for any number of titles.
 * Throws bad_input for an invalid cursor.
 */
export async function browseTitles(
  ctx: CoreContext,
  user: SignedInUser,
  input: BrowseInput,
): Promise<Page<TitleCard>> {
  const { kind, sort, cursor, limit, ...filters } = input;
  const after = afterSortKey(sort, readSortCursor(sort, cursor));
  const rows = await ctx.db
    .select({ id: listedTitles.titleId, value: sortText(sort) })
    .from(listedTitles)
    .where(and(whereListed(kind, filterConditions(filters, user.profileId)), after))
    .orderBy(...sortOrder(sort))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await cardsInOrder(
      ctx,
      shown.map(({ id }) => id),
    ),
    nextCursor: rows.length > limit && last ? writeSortCursor(sort, last) : null,
  };
}

/** The cards of listed titles. One that is no longer published is left out, whatever the list says. */
export async function cardsInOrder(ctx: CoreContext, ids: readonly string[]): Promise<TitleCard[]> {
  if (ids.length === 0) return [];
  const where = and(inArray(titles.id, [...ids]), isPublished);
  const rows = await selectTitles(ctx, { where, order: "published", limit: ids.length });
  const cards = new Map(rows.map(({ card }) => [card.id, card]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}
