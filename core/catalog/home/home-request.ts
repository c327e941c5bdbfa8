import { type SignedInUser } from "#core/accounts/types.ts";
import { type PlayableCard, type TitleCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";

/** For whom Home is loaded, with the reads that several of its parts share: each runs once. */
export interface HomeRequest {
  readonly ctx: CoreContext;
  readonly user: SignedInUser;
  /** The newest published titles, newest first. */
  readonly newest: Promise<readonly TitleCard[]>;
  /** The next episodes of the series that the user watches. */
  readonly nextUp: Promise<readonly PlayableCard[]>;
}
