import { asc } from "drizzle-orm";
import { type CreatedUser } from "#core/accounts/create-user.ts";
import { type CoreContext } from "#core/context.ts";
import { users } from "#db/schema/users.ts";

const MAX_USERS = 1_000;

/** Everybody with an account, oldest first; at most a thousand, far more than a site has. */
export async function listUsers(ctx: CoreContext): Promise<CreatedUser[]> {
  return ctx.db
    .select({ id: users.id, email: users.email, role: users.role, createdAt: users.createdAt })
    .from(users)
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(MAX_USERS);
}
