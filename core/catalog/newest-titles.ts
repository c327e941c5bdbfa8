import { and } from "drizzle-orm";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type TitleCard } from "#core/catalog/types.ts";
import { hasSomethingToPlay, isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";

/** Films and series that can be played, the newest in the catalog first. */
export async function newestTitles(ctx: CoreContext, limit: number): Promise<TitleCard[]> {
  const where = and(isPublished, hasSomethingToPlay);
  const rows = await selectTitles(ctx, { where, order: "published", limit });
  return rows.map(({ card }) => card);
}
