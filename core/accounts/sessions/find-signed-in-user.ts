import { and, eq } from "drizzle-orm";
import { isActiveUser } from "#core/accounts/users/active-users.ts";
import { scopesOf } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { profiles } from "#db/schema/profiles.ts";
import { users } from "#db/schema/users.ts";

/** A signed-in user with name, role and scopes; null if the user does not exist, is disabled or removed. */
export async function findSignedInUser(ctx: CoreContext, userId: string): Promise<SignedInUser | null> {
  const [row] = await ctx.db
    .select({
      userId: users.id,
      email: users.email,
      role: users.role,
      profileId: profiles.id,
      profileName: profiles.name,
    })
    .from(users)
    .innerJoin(profiles, and(eq(profiles.userId, users.id), eq(profiles.isDefault, true)))
    .where(and(eq(users.id, userId), isActiveUser))
    .limit(1);
  return row ? { ...row, scopes: scopesOf(row.role) } : null;
}
