import { and, asc, eq, sql } from "drizzle-orm";
import { REMOVED_USER_DAYS, type ListedUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { profiles } from "#db/schema/profiles.ts";
import { titles } from "#db/schema/titles.ts";
import { users } from "#db/schema/users.ts";

const MAX_USERS = 1_000;

const titleCount = sql<number>`(select count(*)::int from ${titles}
  where ${titles.ownerUserId} = ${users.id} and ${titles.deletedAt} is null)`;

/** Every user, removed ones too, oldest first; at most a thousand, far more than a site has. */
export async function listUsers(ctx: CoreContext): Promise<ListedUser[]> {
  const rows = await ctx.db
    .select({ user: users, name: profiles.name, titleCount })
    .from(users)
    .innerJoin(profiles, and(eq(profiles.userId, users.id), eq(profiles.isDefault, true)))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(MAX_USERS);
  return rows.map(({ user, name, titleCount }) => ({
    id: user.id,
    email: user.email,
    name,
    role: user.role,
    state: user.removedAt ? "removed" : user.disabledAt ? "disabled" : "active",
    createdAt: user.createdAt,
    lastSeenAt: user.lastSeenAt,
    deletedAfter: user.removedAt && daysAfter(user.removedAt, REMOVED_USER_DAYS),
    titleCount,
  }));
}

const daysAfter = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);
