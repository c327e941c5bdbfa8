import { and, eq, isNull, or, sql, type SQL } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";
import { sqlList, WATCHABLE_STATES } from "#db/schema/video-states.ts";

/** Titles that every user's lists show: published, not deleted. */
export const isPublished: SQL = sql`${titles.visibility} = 'published' and ${titles.deletedAt} is null`;

/** Titles whose page this user may open: published ones, their own, and for admins all; never deleted ones. */
export function isVisibleTo(user: SignedInUser): SQL | undefined {
  const living = isNull(titles.deletedAt);
  if (hasScope(user, "catalog")) return living;
  return and(living, or(eq(titles.visibility, "published"), eq(titles.ownerUserId, user.userId)));
}

/** Playables that were not deleted individually. */
export const isLiving: SQL = sql`${playables.deletedAt} is null`;

/** Whether this user sees the parts of a title that cannot be played (yet), and its failures. */
export function seesUnplayable(user: SignedInUser, ownerUserId: string | null): boolean {
  return hasScope(user, "catalog") || user.userId === ownerUserId;
}

/** Titles with at least one video that can be played. */
export const hasSomethingToPlay: SQL = sql`exists (
  select 1 from ${playables}
  join ${versions} on ${versions.playableId} = ${playables.id}
  join ${videos} on ${videos.id} = ${versions.currentVideoId}
  where ${playables.titleId} = ${titles.id} and ${videos.state} in (${sql.raw(sqlList(WATCHABLE_STATES))}))`;
