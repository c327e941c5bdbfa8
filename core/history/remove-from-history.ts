import { sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";

/** How long a removal can be undone. */
const KEPT_DAYS = 7;

/** What a state does not hold that an older release removed. */
const MISSING = sql`jsonb_build_object('revision', gen_random_uuid())`;

/** Takes a playable out of a person's history, place and all; it can be put back for a week. Harmless twice. */
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

/** Puts a removed playable back as it was, unless it was watched again meanwhile. Harmless where there is none. */
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
