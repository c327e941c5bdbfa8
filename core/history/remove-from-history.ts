import { sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";

/** How long a removal can be undone. */
const KEPT_DAYS = 7;

/** The fields that are missing in a state removed by an older release. */
const MISSING = sql`jsonb_build_object('revision', gen_random_uuid())`;

/**
 * Removes a playable from a user's history, with its position; it can be restored for a week. A second call
 * does nothing.
 */
export async function removeFromHistory(
  ctx: CoreContext,
  user: SignedInUser,
  playableId: string,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`
      delete from removed_watch_states
      where profile_id = ${user.profileId} and removed_at < now() - make_interval(days => ${KEPT_DAYS})`);
    await tx.execute(sql`
      with removed as (
        delete from watch_states w where profile_id = ${user.profileId} and playable_id = ${playableId}
        returning w.profile_id, w.playable_id, to_jsonb(w.*) as state
      )
      insert into removed_watch_states (profile_id, playable_id, state)
      select profile_id, playable_id, state from removed
      on conflict (profile_id, playable_id) do update set state = excluded.state, removed_at = now()`);
  });
}

/** Restores a removed playable, unless it was watched again meanwhile. Does nothing if there is none. */
export async function restoreToHistory(
  ctx: CoreContext,
  user: SignedInUser,
  playableId: string,
): Promise<void> {
  await ctx.db.execute(sql`
    with removed as (
      delete from removed_watch_states
      where profile_id = ${user.profileId} and playable_id = ${playableId} returning state
    )
    insert into watch_states
    select w.* from removed, jsonb_populate_record(null::watch_states, ${MISSING} || removed.state) w
    where w.version_id is null or exists (select 1 from versions v where v.id = w.version_id)
    on conflict do nothing`);
}
