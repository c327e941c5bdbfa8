import { and, eq, sql } from "drizzle-orm";
import { type Viewer } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { watchStates } from "#db/schema/watch-states.ts";

/** Takes a playable off Continue watching; its place stays. Harmless where there is none. */
export async function hideFromRow(ctx: CoreContext, viewer: Viewer, playableId: string): Promise<void> {
  await ctx.db
    .update(watchStates)
    .set({ hiddenAt: sql`now()` })
    .where(ofViewer(viewer, playableId));
}

/** Puts it back where it was. */
export async function unhideInRow(ctx: CoreContext, viewer: Viewer, playableId: string): Promise<void> {
  await ctx.db.update(watchStates).set({ hiddenAt: null }).where(ofViewer(viewer, playableId));
}

function ofViewer(viewer: Viewer, playableId: string) {
  return and(eq(watchStates.profileId, viewer.profileId), eq(watchStates.playableId, playableId));
}
