import { and, eq, sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { isVisibleTo } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { findRevision } from "#core/history/find-revision.ts";
import {
  watchPositionSchema,
  WATCHED_SHARE,
  type WatchPosition,
  type SaveOutcome,
} from "#core/history/types.ts";
import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { markers } from "#db/schema/markers.ts";
import { plans } from "#db/schema/plans.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Saves a user's position. Within a player's session an older sequence is refused, because a beacon may be
 * late. A session that does not know the current watch state is refused too: another device, or the user by
 * hand, changed it since, and this position may be from before. The answer has the current revision, so that
 * a player that really plays can save again. The position is clamped to the video's real duration, counts as
 * watched from 90 % on and from the start of the credits on, and appears in Continue watching again. Throws bad_input, not_found.
 */
export async function savePosition(
  ctx: CoreContext,
  user: SignedInUser,
  input: WatchPosition,
): Promise<SaveOutcome> {
  const parsed = watchPositionSchema.safeParse(input);
  if (!parsed.success) throw new DomainError("bad_input", "history.positionIncomplete");
  const position = parsed.data;
  const known = await knownLength(ctx, user, position);
  const durationSeconds = known.durationSeconds ?? position.durationSeconds;
  const { creditsAtSeconds } = known;
  const revision = await writeIfNewer(ctx, user, { ...position, durationSeconds, creditsAtSeconds });
  if (revision !== null) return { isTaken: true, revision };
  return { isTaken: false, revision: await findRevision(ctx, user, position.playableId) };
}

/** The new revision; null where the position was refused. */
async function writeIfNewer(
  ctx: CoreContext,
  user: SignedInUser,
  position: WatchPosition & { readonly creditsAtSeconds: number | null },
): Promise<string | null> {
  const { playableId, durationSeconds, creditsAtSeconds, baseRevision } = position;
  const positionSeconds = Math.min(position.positionSeconds, durationSeconds);
  const watchedFrom = Math.min(WATCHED_SHARE * durationSeconds, creditsAtSeconds ?? Infinity);
  const watched = durationSeconds > 0 && positionSeconds >= watchedFrom;
  const countsAlways = baseRevision === undefined;
  // A missing base state was removed from the history: inserting would undo that.
  const [row] = await ctx.db.execute<{ revision: string }>(sql`
    insert into watch_states as w (
      profile_id, playable_id, version_id, position_seconds, duration_seconds, watched, player_session, sequence)
    select
      ${user.profileId}::uuid, ${playableId}::uuid, ${position.versionId}::uuid, ${positionSeconds}::float8,
      ${durationSeconds}::float8, ${watched}::boolean, ${position.playerSession}, ${position.sequence}::bigint
    where ${baseRevision ?? null}::uuid is null or exists (
      select from watch_states where profile_id = ${user.profileId} and playable_id = ${playableId})
    on conflict (profile_id, playable_id) do update set
      version_id = excluded.version_id, position_seconds = excluded.position_seconds,
      duration_seconds = excluded.duration_seconds, watched = excluded.watched, hidden_at = null,
      player_session = excluded.player_session, sequence = excluded.sequence, revision = gen_random_uuid(),
      updated_at = now()
    where case when w.player_session = excluded.player_session then w.sequence < excluded.sequence
      else ${countsAlways}::boolean or w.revision = ${baseRevision ?? null}::uuid end
    returning w.revision`);
  return row?.revision ?? null;
}

/** The version's real duration, and where its credits start; null while unknown. Throws not_found if the user may not see it. */
async function knownLength(
  ctx: CoreContext,
  user: SignedInUser,
  position: WatchPosition,
): Promise<{ durationSeconds: number | null; creditsAtSeconds: number | null }> {
  const [row] = await ctx.db
    .select({
      ...{ plan: plans.plan, endsAtSegment: videos.endsAtSegment },
      creditsAtSeconds: markers.startSeconds,
    })
    .from(versions)
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .leftJoin(videos, eq(videos.id, versions.currentVideoId))
    .leftJoin(plans, eq(plans.id, videos.currentPlanId))
    .leftJoin(markers, and(eq(markers.videoId, videos.id), eq(markers.kind, "credits")))
    .where(
      and(
        eq(versions.id, position.versionId),
        eq(versions.playableId, position.playableId),
        isVisibleTo(user),
      ),
    );
  if (!row) throw new DomainError("not_found", "playback.titleUnavailable");
  const { plan, endsAtSegment, creditsAtSeconds } = row;
  return { durationSeconds: plan ? playableSeconds(plan as Plan, endsAtSegment) : null, creditsAtSeconds };
}
