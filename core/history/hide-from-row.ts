import { randomUUID } from "node:crypto";
import { and, eq, sql, type SQL } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { watchStates } from "#db/schema/watch-states.ts";

/**
 * Takes a playable off Continue watching; its position stays. Harmless where there is none. A player that stands still
 * in another tab does not bring it back: one that plays on does.
 */
export async function hideFromRow(ctx: CoreContext, user: SignedInUser, playableId: string): Promise<void> {
  await setHidden(ctx, user, { playableId, hiddenAt: sql`now()` });
}

/** Puts it back where it was. */
export async function unhideInRow(ctx: CoreContext, user: SignedInUser, playableId: string): Promise<void> {
  await setHidden(ctx, user, { playableId, hiddenAt: sql`null` });
}

/** A change by hand is a session of its own: no player's session goes on from it without knowing its revision. */
async function setHidden(
  ctx: CoreContext,
  user: SignedInUser,
  { playableId, hiddenAt }: { playableId: string; hiddenAt: SQL },
): Promise<void> {
  await ctx.db
    .update(watchStates)
    .set({ hiddenAt, playerSession: randomUUID(), revision: sql`gen_random_uuid()` })
    .where(and(eq(watchStates.profileId, user.profileId), eq(watchStates.playableId, playableId)));
}
