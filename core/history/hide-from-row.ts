import { randomUUID } from "node:crypto";
import { and, eq, sql, type SQL } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { watchStates } from "#db/schema/watch-states.ts";

/**
 * Removes a playable from Continue watching; its position stays. Does nothing if there is none. A paused
 * player in another tab does not add it again; a playing one does.
 */
export async function hideFromRow(ctx: CoreContext, user: SignedInUser, playableId: string): Promise<void> {
  await setHidden(ctx, user, { playableId, hiddenAt: sql`now()` });
}

/** Adds it again. */
export async function unhideInRow(ctx: CoreContext, user: SignedInUser, playableId: string): Promise<void> {
  await setHidden(ctx, user, { playableId, hiddenAt: sql`null` });
}

/** A change by hand is a separate session: no player's session continues from it without knowing its revision. */
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
