import { eq } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { choosePlay } from "#core/catalog/choose-play.ts";
import { selectPlayables } from "#core/catalog/playable-cards.ts";
import { type PlayableCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { isId } from "#core/uuid.ts";
import { playables } from "#db/schema/playables.ts";

/** What the ticket of a title plays for this person; null where nothing can be played, or nothing is there for him. */
export async function getPlay(
  ctx: CoreContext,
  user: SignedInUser,
  titleId: string,
): Promise<PlayableCard | null> {
  if (!isId(titleId)) return null;
  return choosePlay(await selectPlayables(ctx, user, eq(playables.titleId, titleId)));
}
