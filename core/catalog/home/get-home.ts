import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { type SignedInUser } from "#core/accounts/types.ts";
import { choosePlay } from "#core/catalog/choose-play.ts";
import { nextUp } from "#core/catalog/home/continue-watching.ts";
import { homeRowSchema, loadHomeRows } from "#core/catalog/home/home-rows.ts";
import { type HomeRequest } from "#core/catalog/home/home-request.ts";
import { newestTitles } from "#core/catalog/newest-titles.ts";
import { selectPlayables } from "#core/catalog/playable-cards.ts";
import { heroEntrySchema } from "#core/catalog/schemas.ts";
import { type HeroEntry, type TitleCard } from "#core/catalog/types.ts";
import { isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";

const HERO_LENGTH = 5;
const NEWEST_LENGTH = 20;

export const homePageSchema = z.object({
  hero: z.array(heroEntrySchema).readonly(),
  rows: z.array(homeRowSchema).readonly(),
  /** Whether there is any title that this user may see, published or own. */
  hasTitles: z.boolean(),
});
export type HomePage = Readonly<z.infer<typeof homePageSchema>>;

/** Everything that Home shows to this user, in a fixed number of queries for any number of titles. */
export async function getHome(ctx: CoreContext, user: SignedInUser): Promise<HomePage> {
  const newest = newestTitles(ctx, NEWEST_LENGTH);
  const home: HomeRequest = { ctx, user, newest, nextUp: nextUp(ctx, user) };
  const [hero, rows, hasTitles] = await Promise.all([
    makeHero(home),
    loadHomeRows(home),
    isAnyVisible(ctx, user),
  ]);
  return { hero, rows, hasTitles };
}

/** The newest titles with an image, wide ones first, each with what its Play button plays. */
async function makeHero({ ctx, user, newest }: HomeRequest): Promise<HeroEntry[]> {
  const chosen = wideFirst(await newest).slice(0, HERO_LENGTH);
  if (chosen.length === 0) return [];
  const ids = chosen.map((card) => card.id);
  const rows = await selectPlayables(ctx, user, inArray(playables.titleId, ids));
  return chosen.map((card) => ({ ...card, play: choosePlay(rows.filter((row) => row.titleId === card.id)) }));
}

function wideFirst(cards: readonly TitleCard[]): TitleCard[] {
  const hasBackdrop = ({ backdrop }: TitleCard) => backdrop !== null;
  return [...cards.filter(hasBackdrop), ...cards.filter((card) => !hasBackdrop(card))];
}

async function isAnyVisible(ctx: CoreContext, user: SignedInUser): Promise<boolean> {
  const isOwn = and(eq(titles.ownerUserId, user.userId), isNull(titles.deletedAt));
  const found = await ctx.db.select({ id: titles.id }).from(titles).where(or(isPublished, isOwn)).limit(1);
  return found.length > 0;
}
