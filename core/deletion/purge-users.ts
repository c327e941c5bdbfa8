import { and, asc, eq, sql } from "drizzle-orm";
import { REMOVED_USER_DAYS } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { giveUpUpload } from "#core/uploads/give-up-upload.ts";
import { type Transaction } from "#db/client.ts";
import { uploads } from "#db/schema/uploads.ts";
import { users } from "#db/schema/users.ts";

/** The maximum of one round; the next one comes within the hour. */
const MAX_USERS = 100;

/**
 * Deletes users whose grace period is over, with profiles, watch history and unfinished uploads. Their titles
 * stay, without an owner: published ones are visible as before, the others to admins. Returns the number of
 * deleted users.
 */
export async function purgeUsers(ctx: CoreContext): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const due = await tx
      .select({ id: users.id })
      .from(users)
      .where(sql`${users.removedAt} < now() - make_interval(days => ${REMOVED_USER_DAYS})`)
      .orderBy(asc(users.removedAt))
      .limit(MAX_USERS)
      .for("update", { skipLocked: true });
    for (const { id } of due) await purgeUser(tx, id);
    return due.length;
  });
}

/** Uploaded parts are deleted by tombstones, which do not need the rows of their uploads. */
async function purgeUser(tx: Transaction, userId: string): Promise<void> {
  const unfinished = await tx
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(eq(uploads.userId, userId), eq(uploads.state, "active")));
  for (const { id } of unfinished) await giveUpUpload(tx, id, "user_removed");
  await tx.delete(users).where(eq(users.id, userId));
}
