import { eq } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { choosePlay } from "#core/catalog/choose-play.ts";
import { selectPlayables } from "#core/catalog/playable-cards.ts";
import { type PlayableCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { isId } from "#core/uuid.ts";
import { playables } from "#db/schema/playables.ts";

/**
 * What the Play button of a title plays for this user; null if nothing can be played, or the user may not see
 * it.
 */
export async function getPlay(
  ctx: CoreContext,
  user: SignedInUser,
  titleId: string,
): Promise<PlayableCard | null> {
  if (!isId(titleId)) return null;
  return choosePlay(await selectPlayables(ctx, user, eq(playables.titleId, titleId)));
}
