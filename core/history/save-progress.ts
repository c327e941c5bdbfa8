import { and, eq, sql } from "drizzle-orm";
import { type Viewer } from "#core/accounts/types.ts";
import { isVisibleTo } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { savedPlaceSchema, WATCHED_SHARE, type SavedPlace } from "#core/history/types.ts";
import { playableSeconds } from "#core/media/playlist-media.ts";
import { type Plan } from "#core/media/types.ts";
import { plans } from "#db/schema/plans.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Saves where a person is. Within a player's session an older sequence is ignored (a beacon may be late); between
 * sessions the last to arrive counts, by the database's clock. The place is clamped to the video's real length,
 * counts as watched from 90 % on, and comes back to Continue watching. True where it was taken. Throws bad_input,
 * not_found.
 */
export async function saveProgress(ctx: CoreContext, viewer: Viewer, input: SavedPlace): Promise<boolean> {
  const parsed = savedPlaceSchema.safeParse(input);
  if (!parsed.success) throw new DomainError("bad_input", "This place cannot be saved: it is not complete.");
  const place = parsed.data;
  const durationSeconds = (await realDuration(ctx, viewer, place)) ?? place.durationSeconds;
  const positionSeconds = Math.min(place.positionSeconds, durationSeconds);
  const watched = durationSeconds > 0 && positionSeconds >= WATCHED_SHARE * durationSeconds;
  const rows = await ctx.db.execute(sql`
    insert into watch_states as w (
      profile_id, playable_id, version_id, position_seconds, duration_seconds, watched, player_session, sequence)
    values (
      ${viewer.profileId}, ${place.playableId}, ${place.versionId}, ${positionSeconds}, ${durationSeconds},
      ${watched}, ${place.playerSession}, ${place.sequence})
    on conflict (profile_id, playable_id) do update set
      version_id = excluded.version_id, position_seconds = excluded.position_seconds,
      duration_seconds = excluded.duration_seconds, watched = excluded.watched, hidden_at = null,
      player_session = excluded.player_session, sequence = excluded.sequence, updated_at = now()
    where w.player_session <> excluded.player_session or w.sequence < excluded.sequence
    returning w.playable_id`);
  return rows.length > 0;
}

/** How long the version really plays; null while nobody knows. Throws not_found where the viewer may not see it. */
async function realDuration(ctx: CoreContext, viewer: Viewer, place: SavedPlace): Promise<number | null> {
  const [row] = await ctx.db
    .select({ plan: plans.plan, endsAtSegment: videos.endsAtSegment })
    .from(versions)
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .leftJoin(videos, eq(videos.id, versions.currentVideoId))
    .leftJoin(plans, eq(plans.id, videos.currentPlanId))
    .where(
      and(eq(versions.id, place.versionId), eq(versions.playableId, place.playableId), isVisibleTo(viewer)),
    );
  if (!row) throw new DomainError("not_found", "This title is not there any more.");
  return row.plan ? playableSeconds(row.plan as Plan, row.endsAtSegment) : null;
}
