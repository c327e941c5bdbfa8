import { sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { STARTED_SHARE } from "#core/catalog/choose-play.ts";
import { loadPlayableCards } from "#core/catalog/playable-cards.ts";
import { type PlayableCard } from "#core/catalog/types.ts";
import { isVisibleTo } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { titles } from "#db/schema/titles.ts";
import { sqlList, WATCHABLE_STATES } from "#db/schema/video-states.ts";

const ROW_LENGTH = 20;

/**
 * What was begun and not finished, last watched first: at least 5 % watched, not finished, not removed from
 * the row. A series has only its last watched episode; removing that one removes the series until the user
 * watches more of it.
 */
export async function continueWatching(ctx: CoreContext, user: SignedInUser): Promise<PlayableCard[]> {
  const rows = await ctx.db.execute<{ playable_id: string }>(sql`
    with begun as (
      select distinct on (${CARD_OF}) w.playable_id, w.updated_at from watch_states w
      join versions ve on ve.playable_id = w.playable_id and ve.is_default
      join videos vi on vi.id = ve.current_video_id and vi.state in (${sql.raw(sqlList(WATCHABLE_STATES))})
      join playables p on p.id = w.playable_id and p.deleted_at is null
      join ${titles} on ${titles.id} = p.title_id and ${isVisibleTo(user)}
      where w.profile_id = ${user.profileId} and not w.watched and w.hidden_at is null
        and w.position_seconds >= ${STARTED_SHARE} * w.duration_seconds
        and not (p.kind = 'episode' and exists (
          select 1 from playables later join watch_states h on h.playable_id = later.id
          where later.title_id = p.title_id and later.kind = 'episode' and h.profile_id = w.profile_id
            and h.hidden_at is not null and h.updated_at > w.updated_at))
      order by ${CARD_OF}, w.updated_at desc, w.playable_id desc
    )
    select playable_id from begun order by updated_at desc, playable_id desc limit ${ROW_LENGTH}`);
  return cardsInOrder(
    ctx,
    user,
    rows.map((row) => row.playable_id),
  );
}

/** The key of a card: the series, or the playable if it is no episode. */
const CARD_OF = sql`case when p.kind = 'episode' then p.title_id else p.id end`;

/**
 * For each series whose last watched episode is finished: the next one, if it can be played and was neither
 * finished nor removed; it may have been begun before.
 */
export async function nextUp(ctx: CoreContext, user: SignedInUser): Promise<PlayableCard[]> {
  const rows = await ctx.db.execute<{ playable_id: string }>(sql`
    with last_of_title as (
      select distinct on (p.title_id) p.title_id, p.number, s.number as season, w.watched, w.updated_at
      from watch_states w join playables p on p.id = w.playable_id and p.kind = 'episode'
      join seasons s on s.id = p.season_id
      join ${titles} on ${titles.id} = p.title_id and ${isVisibleTo(user)}
      where w.profile_id = ${user.profileId}
      order by p.title_id, w.updated_at desc
    )
    select n.id as playable_id from last_of_title l
    cross join lateral (
      select p.id from playables p join seasons s on s.id = p.season_id
      where p.title_id = l.title_id and p.kind = 'episode' and p.deleted_at is null
        and (s.number, p.number) > (l.season, l.number)
      order by s.number, p.number limit 1
    ) n
    join versions ve on ve.playable_id = n.id and ve.is_default
    join videos vi on vi.id = ve.current_video_id and vi.state in (${sql.raw(sqlList(WATCHABLE_STATES))})
    left join watch_states w on w.playable_id = n.id and w.profile_id = ${user.profileId}
    where l.watched and (w.playable_id is null or (w.hidden_at is null and not w.watched))
    order by l.updated_at desc limit ${ROW_LENGTH}`);
  return cardsInOrder(
    ctx,
    user,
    rows.map((row) => row.playable_id),
  );
}

async function cardsInOrder(
  ctx: CoreContext,
  user: SignedInUser,
  playableIds: readonly string[],
): Promise<PlayableCard[]> {
  const cards = await loadPlayableCards(ctx, user, playableIds);
  return playableIds.flatMap((id) => cards.get(id) ?? []);
}
