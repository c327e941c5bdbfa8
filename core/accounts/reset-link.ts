import { type ResetLink } from "#core/accounts/types.ts";
import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import { isActiveUser } from "#core/accounts/users/active-users.ts";
import { noSuchUser } from "#core/accounts/users/user-row.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { resetTokens } from "#db/schema/reset-tokens.ts";
import { users } from "#db/schema/users.ts";

/** Of a link that an admin hands on, at times on paper. */
const ADMINS_LIFE_MINUTES = 24 * 60;
/** Of a link that was sent by email: it is read at once, and a mailbox is read by others later. */
export const MAILED_LIFE_MINUTES = 30;
const TOKEN_BYTES = 32;

/**
 * Creates a link with which a user sets a new password, valid once and for 24 hours unless given; earlier links of the
 * user become invalid. Throws not_found, and conflict if the user is disabled or removed.
 */
export async function createResetLink(
  ctx: CoreContext,
  userId: string,
  lifeMinutes: number = ADMINS_LIFE_MINUTES,
): Promise<ResetLink> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return ctx.db.transaction(async (tx) => {
    await assertMayReset(tx, userId);
    await deleteResetTokens(tx, userId);
    const [created] = await tx
      .insert(resetTokens)
      .values({
        tokenHash: hashOf(token),
        userId,
        expiresAt: sql`now() + make_interval(mins => ${lifeMinutes}::int)`,
      })
      .returning({ expiresAt: resetTokens.expiresAt });
    if (!created) throw new Error("a reset token was not inserted");
    return { path: `/reset/${token}`, expiresAt: created.expiresAt };
  });
}

/**
 * The user whose password a token may set; null if the token is unknown, used or expired, or the user may not
 * sign in.
 */
export async function findResetUser(
  db: DatabaseOrTransaction,
  token: string,
): Promise<{ userId: string; email: string } | null> {
  const [row] = await db
    .select({ userId: users.id, email: users.email })
    .from(resetTokens)
    .innerJoin(users, and(eq(users.id, resetTokens.userId), isActiveUser))
    .where(and(eq(resetTokens.tokenHash, hashOf(token)), gt(resetTokens.expiresAt, sql`now()`)))
    .limit(1);
  return row ?? null;
}

/** Uses the token up. Returns false if another request was first. */
export async function takeResetToken(db: DatabaseOrTransaction, token: string): Promise<boolean> {
  const taken = await db
    .delete(resetTokens)
    .where(and(eq(resetTokens.tokenHash, hashOf(token)), gt(resetTokens.expiresAt, sql`now()`)))
    .returning({ userId: resetTokens.userId });
  return taken.length > 0;
}

/** Deletes the links of a user whose password or state changed, and all expired ones. */
export async function deleteResetTokens(db: DatabaseOrTransaction, userId: string): Promise<void> {
  await db.delete(resetTokens).where(eq(resetTokens.userId, userId));
  await db.delete(resetTokens).where(lt(resetTokens.expiresAt, sql`now()`));
}

async function assertMayReset(db: DatabaseOrTransaction, userId: string): Promise<void> {
  const [user] = isId(userId) ? await db.select().from(users).where(eq(users.id, userId)).limit(1) : [];
  if (!user) throw noSuchUser();
  if (user.disabledAt || user.removedAt) throw new DomainError("conflict", "accounts.resetOfClosedAccount");
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
