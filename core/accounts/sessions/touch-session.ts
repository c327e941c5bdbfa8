import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { sessions } from "#db/schema/sessions.ts";
import { users } from "#db/schema/users.ts";

/** The minimum time between two writes, so that reading pages hardly writes. */
const NOTED_EVERY_MS = 5 * 60_000;

/** Records that a session and its user were active now, unless that was recorded in the last five minutes. */
export async function touchSession(
  ctx: CoreContext,
  session: { readonly id: string; readonly userId: string; readonly lastUsedAt: Date },
): Promise<void> {
  if (Date.now() - session.lastUsedAt.getTime() < NOTED_EVERY_MS) return;
  await ctx.db
    .update(sessions)
    .set({ lastUsedAt: sql`now()` })
    .where(eq(sessions.id, session.id));
  await noteSeen(ctx, session.userId);
}

/** Records that a user was active now. */
export async function noteSeen(ctx: CoreContext, userId: string): Promise<void> {
  await ctx.db
    .update(users)
    .set({ lastSeenAt: sql`now()` })
    .where(eq(users.id, userId));
}
