import { and, desc, eq } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { profiles } from "#db/schema/profiles.ts";
import { users } from "#db/schema/users.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";
import { watchStates } from "#db/schema/watch-states.ts";

export interface FoundWatchState {
  readonly positionSeconds: number;
  readonly watched: boolean;
  readonly updatedAt: Date;
}

/**
 * The position of a user (by email, of the profile that watched last) in the playable of a video. Throws
 * not_found.
 */
export async function findWatchState(
  ctx: CoreContext,
  input: { email: string; videoId: string },
): Promise<FoundWatchState> {
  const { positionSeconds, watched, updatedAt } = watchStates;
  const [row] = await ctx.db
    .select({ positionSeconds, watched, updatedAt })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(watchStates, eq(watchStates.playableId, versions.playableId))
    .innerJoin(profiles, eq(profiles.id, watchStates.profileId))
    .innerJoin(users, eq(users.id, profiles.userId))
    .where(and(eq(videos.id, input.videoId), eq(users.email, input.email.trim().toLowerCase())))
    .orderBy(desc(updatedAt))
    .limit(1);
  if (!row) throw new DomainError("not_found", "history.notWatched");
  return row;
}
