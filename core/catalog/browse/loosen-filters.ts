import { sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { z } from "zod";
import { FILTER_NAMES, MAX_COUNTED } from "#core/catalog/browse/browse-choices.ts";
import { type BrowseFilters } from "#core/catalog/browse/browse-filters.ts";
import { filterConditions, whereListed } from "#core/catalog/browse/filter-conditions.ts";
import { type CoreContext } from "#core/context.ts";
import { listedTitles } from "#db/schema/listed-titles.ts";

export const loosenedSchema = z.object({
  filter: z.enum(FILTER_NAMES),
  /** How many titles there are without it; at most `MAX_COUNTED` + 1. */
  titleCount: z.number(),
});
export type Loosened = Readonly<z.infer<typeof loosenedSchema>>;

/**
 * For filters that no title fits: what there would be without each of them, the most first. Filters whose removal alone
 * does not help are left out.
 */
export async function loosenFilters(
  ctx: CoreContext,
  user: SignedInUser,
  { kind, ...filters }: BrowseFilters & { readonly kind: "movie" | "series" },
): Promise<Loosened[]> {
  const conditions = filterConditions(filters, user.profileId);
  const counted = await Promise.all(
    [...conditions.keys()].map(async (filter) => {
      const some = ctx.db
        .select({ one: sql`1`.as("one") })
        .from(listedTitles)
        .where(whereListed(kind, conditions, filter))
        .limit(MAX_COUNTED + 1)
        .as("some");
      const [row] = await ctx.db.select({ titleCount: sql<number>`count(*)::int` }).from(some);
      return { filter, titleCount: row?.titleCount ?? 0 };
    }),
  );
  return counted.filter(({ titleCount }) => titleCount > 0).sort((a, b) => b.titleCount - a.titleCount);
}
