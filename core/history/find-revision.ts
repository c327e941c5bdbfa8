import { and, eq } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { watchStates } from "#db/schema/watch-states.ts";

/** The revision of a viewer's watch state in a playable; null if there is none. */
export async function findRevision(
  ctx: CoreContext,
  user: SignedInUser,
  playableId: string,
): Promise<string | null> {
  const [row] = await ctx.db
    .select({ revision: watchStates.revision })
    .from(watchStates)
    .where(and(eq(watchStates.profileId, user.profileId), eq(watchStates.playableId, playableId)));
  return row?.revision ?? null;
}
