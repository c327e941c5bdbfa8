import { and, desc, eq } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { loadPlayableCards } from "#core/catalog/playable-cards.ts";
import { type Page, type PlayableCard } from "#core/catalog/types.ts";
import { isLiving, isVisibleTo } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { afterKey, cutPage, exactTime, MAX_PAGE_SIZE, readCursor } from "#core/paging/keyset.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { watchStates } from "#db/schema/watch-states.ts";

const PAGE_SIZE = 24;

/** What a user watched, last first. Titles that the user may not see any more are left out. Throws bad_input. */
export async function listHistory(
  ctx: CoreContext,
  user: SignedInUser,
  input: { cursor?: string | null | undefined; limit?: number | undefined } = {},
): Promise<Page<PlayableCard>> {
  const limit = Math.min(input.limit ?? PAGE_SIZE, MAX_PAGE_SIZE);
  const rows = await ctx.db
    .select({ at: exactTime(watchStates.updatedAt), id: watchStates.playableId })
    .from(watchStates)
    .innerJoin(playables, eq(playables.id, watchStates.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .where(
      and(
        eq(watchStates.profileId, user.profileId),
        isVisibleTo(user),
        isLiving,
        afterKey(watchStates.updatedAt, watchStates.playableId, readCursor(input.cursor)),
      ),
    )
    .orderBy(desc(watchStates.updatedAt), desc(watchStates.playableId))
    .limit(limit + 1);
  const { items, nextCursor } = cutPage(rows, limit, (row) => row);
  const cards = await loadPlayableCards(
    ctx,
    user,
    items.map((row) => row.id),
  );
  return { items: items.flatMap((row) => cards.get(row.id) ?? []), nextCursor };
}
