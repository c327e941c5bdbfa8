import { and, eq, isNull, or, sql, type SQL } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";
import { sqlList, WATCHABLE_STATES } from "#db/schema/video-states.ts";

/** Titles that stand in lists for everybody: published, not deleted. */
export const isPublished: SQL = sql`${titles.visibility} = 'published' and ${titles.deletedAt} is null`;

/** Titles whose page this person may open: published ones, his own, and for admins all; never deleted ones. */
export function isVisibleTo(user: SignedInUser): SQL | undefined {
  const living = isNull(titles.deletedAt);
  if (hasScope(user, "catalog")) return living;
  return and(living, or(eq(titles.visibility, "published"), eq(titles.ownerUserId, user.userId)));
}

/** Playables that were not deleted by themselves. */
export const isLiving: SQL = sql`${playables.deletedAt} is null`;

/** Whether this person sees what cannot be played (yet) of a title, and its failures. */
export function seesUnplayable(user: SignedInUser, ownerUserId: string | null): boolean {
  return hasScope(user, "catalog") || user.userId === ownerUserId;
}

/** Titles of which something can be played. */
export const hasSomethingToPlay: SQL = sql`exists (
  select 1 from ${playables}
  join ${versions} on ${versions.playableId} = ${playables.id}
  join ${videos} on ${videos.id} = ${versions.currentVideoId}
  where ${playables.titleId} = ${titles.id} and ${videos.state} in (${sql.raw(sqlList(WATCHABLE_STATES))}))`;
