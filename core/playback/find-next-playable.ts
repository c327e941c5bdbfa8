import { type SignedInUser } from "#core/accounts/types.ts";
import { isPlayable } from "#core/catalog/choose-play.ts";
import { loadPlayableCards } from "#core/catalog/playable-cards.ts";
import { type PlayableCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";

/** The episode after this one, across seasons; null after the last, for films, and if it cannot be played yet. */
export async function findNextPlayable(
  ctx: CoreContext,
  user: SignedInUser,
  playableId: string,
): Promise<PlayableCard | null> {
  const [row] = await ctx.sql<{ id: string }[]>`
    select n.id from playables p
    join seasons s on s.id = p.season_id
    cross join lateral (
      select e.id from playables e join seasons es on es.id = e.season_id
      where e.title_id = p.title_id and e.kind = 'episode' and e.deleted_at is null
        and (es.number, e.number) > (s.number, p.number)
      order by es.number, e.number limit 1
    ) n
    where p.id = ${playableId} and p.kind = 'episode'`;
  if (!row) return null;
  const card = (await loadPlayableCards(ctx, user, [row.id])).get(row.id);
  return card && isPlayable(card) ? card : null;
}
