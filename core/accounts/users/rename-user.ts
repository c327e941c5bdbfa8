import { and, eq } from "drizzle-orm";
import { profileNameSchema } from "#core/accounts/sign-in/credentials.ts";
import { noSuchUser } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";
import { isId } from "#core/uuid.ts";
import { profiles } from "#db/schema/profiles.ts";

/** Changes a user's displayed name: the name of the default profile. Throws not_found. */
export async function renameUser(ctx: CoreContext, userId: string, name: string): Promise<void> {
  const renamed = isId(userId)
    ? await ctx.db
        .update(profiles)
        .set({ name: profileNameSchema.parse(name) })
        .where(and(eq(profiles.userId, userId), eq(profiles.isDefault, true)))
        .returning({ id: profiles.id })
    : [];
  if (renamed.length === 0) throw noSuchUser();
}
