import { and, eq, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { users } from "#db/schema/users.ts";

export type UserRow = typeof users.$inferSelect;

/** Changes a user who is not removed. Throws not_found. */
export async function updateUser(
  db: DatabaseOrTransaction,
  userId: string,
  change: Parameters<ReturnType<typeof db.update<typeof users>>["set"]>[0],
): Promise<UserRow> {
  const [row] = isId(userId)
    ? await db
        .update(users)
        .set(change)
        .where(and(eq(users.id, userId), isNull(users.removedAt)))
        .returning()
    : [];
  if (!row) throw noSuchUser();
  return row;
}

/** The id of a user by email, also of a disabled or removed one. Throws not_found. */
export async function userIdOf(ctx: CoreContext, email: string): Promise<string> {
  const [row] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, email.trim().toLowerCase()))
    .limit(1);
  if (!row) throw noSuchUser();
  return row.id;
}

export const noSuchUser = (): DomainError => new DomainError("not_found", "accounts.noSuchUser");
