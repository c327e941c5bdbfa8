import { type MediaToken } from "#core/playback/types.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { assertMayWatch } from "#core/playback/assert-may-watch.ts";
import { createMediaToken } from "#core/playback/tokens/create-media-token.ts";

/**
 * A new token for a video that a user is watching, for example after a laptop slept past the old one. Throws
 * not_found.
 */
export async function refreshToken(
  ctx: CoreContext,
  user: SignedInUser,
  videoId: string,
): Promise<MediaToken> {
  await assertMayWatch(ctx, user, videoId);
  return createMediaToken(ctx, { videoId, subject: user.profileId });
}
