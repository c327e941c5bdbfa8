import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { choosePlay } from "#core/catalog/choose-play.ts";
import { continueWatching, nextUp } from "#core/catalog/continue-watching.ts";
import { genreRows } from "#core/catalog/genre-rows.ts";
import { listTitles } from "#core/catalog/list-titles.ts";
import { selectPlayables } from "#core/catalog/playable-cards.ts";
import { type HeroEntry, type HomePage, type PlayableCard, type TitleCard } from "#core/catalog/types.ts";
import { isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";

const HERO_LENGTH = 5;
const NEW_LENGTH = 20;

/** Everything that Home shows to this user, in a fixed number of queries for any number of titles. */
export async function getHome(ctx: CoreContext, user: SignedInUser): Promise<HomePage> {
  const [newest, goOn, next, genres, titleCount] = await Promise.all([
    listTitles(ctx, { limit: NEW_LENGTH }),
    continueWatching(ctx, user),
    nextUp(ctx, user),
    genreRows(ctx),
    countTitles(ctx, user),
  ]);
  return {
    hero: await makeHero(ctx, user, newest.items),
    continueWatching: withoutSeriesOf(next, goOn),
    nextUp: next,
    newTitles: newest.items,
    genreRows: genres,
    titleCount,
  };
}

/** A series has one card: if its last watched episode is finished, the card shows the next one. */
function withoutSeriesOf(next: readonly PlayableCard[], cards: readonly PlayableCard[]): PlayableCard[] {
  const ids = new Set(next.map(({ title }) => title.id));
  return cards.filter(({ title }) => !ids.has(title.id));
}

/** The newest titles with an image, wide ones first, each with what its Play button plays. */
async function makeHero(
  ctx: CoreContext,
  user: SignedInUser,
  newest: readonly TitleCard[],
): Promise<HeroEntry[]> {
  const withImage = newest.filter((card) => card.backdrop !== null);
  const chosen = [...withImage, ...newest.filter((card) => card.backdrop === null)].slice(0, HERO_LENGTH);
  if (chosen.length === 0) return [];
  const ids = chosen.map((card) => card.id);
  const rows = await selectPlayables(ctx, user, inArray(playables.titleId, ids));
  return chosen.map((card) => ({ ...card, play: choosePlay(rows.filter((row) => row.titleId === card.id)) }));
}

/** Published titles and this user's own. */
function countTitles(ctx: CoreContext, user: SignedInUser): Promise<number> {
  return ctx.db.$count(titles, isVisible(user));
}

function isVisible(user: SignedInUser) {
  return or(isPublished, and(eq(titles.ownerUserId, user.userId), isNull(titles.deletedAt)));
}
