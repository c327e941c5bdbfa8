import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { type Viewer } from "#core/accounts/types.ts";
import { choosePlay } from "#core/catalog/choose-play.ts";
import { continueWatching, nextUp } from "#core/catalog/continue-watching.ts";
import { genreRows } from "#core/catalog/genre-rows.ts";
import { listTitles } from "#core/catalog/list-titles.ts";
import { selectPlayables } from "#core/catalog/playable-cards.ts";
import { type BillEntry, type HomePage, type TitleCard } from "#core/catalog/types.ts";
import { isPublished } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";

const BILL_LENGTH = 5;
const NEW_LENGTH = 20;

/** Everything that Home shows to this person: a fixed number of queries, whatever the house holds. */
export async function getHome(ctx: CoreContext, viewer: Viewer): Promise<HomePage> {
  const [newest, goOn, next, genres, titleCount] = await Promise.all([
    listTitles(ctx, { limit: NEW_LENGTH }),
    continueWatching(ctx, viewer),
    nextUp(ctx, viewer),
    genreRows(ctx),
    countTitles(ctx, viewer),
  ]);
  return {
    bill: await makeBill(ctx, viewer, newest.items),
    continueWatching: goOn,
    nextUp: next,
    newTitles: newest.items,
    genreRows: genres,
    titleCount,
  };
}

/** The newest titles with a picture, wide ones first, each with what its ticket plays. */
async function makeBill(
  ctx: CoreContext,
  viewer: Viewer,
  newest: readonly TitleCard[],
): Promise<BillEntry[]> {
  const withArt = newest.filter((card) => card.backdrop !== null);
  const chosen = [...withArt, ...newest.filter((card) => card.backdrop === null)].slice(0, BILL_LENGTH);
  if (chosen.length === 0) return [];
  const ids = chosen.map((card) => card.id);
  const rows = await selectPlayables(ctx, viewer, inArray(playables.titleId, ids));
  return chosen.map((card) => ({ ...card, play: choosePlay(rows.filter((row) => row.titleId === card.id)) }));
}

/** Published titles and this person's own. */
function countTitles(ctx: CoreContext, viewer: Viewer): Promise<number> {
  return ctx.db.$count(titles, isVisible(viewer));
}

function isVisible(viewer: Viewer) {
  return or(isPublished, and(eq(titles.ownerUserId, viewer.userId), isNull(titles.deletedAt)));
}
