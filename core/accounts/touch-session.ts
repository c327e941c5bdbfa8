import { eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { sessions } from "#db/schema/sessions.ts";
import { users } from "#db/schema/users.ts";

/** Noted at most so often, so that reading pages writes next to nothing. */
const NOTED_EVERY_MS = 5 * 60_000;

/** Notes that a session and its user were seen now, unless that was noted in the last five minutes. */
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

/** Notes that a user was seen now. */
export async function noteSeen(ctx: CoreContext, userId: string): Promise<void> {
  await ctx.db
    .update(users)
    .set({ lastSeenAt: sql`now()` })
    .where(eq(users.id, userId));
}
