import { and, asc, eq } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { unavailableTitles } from "#core/availability/unavailable-titles.ts";
import { loadCredits } from "#core/catalog/credits.ts";
import { loadChapters } from "#core/catalog/load-chapters.ts";
import { choosePlay, isPlayable } from "#core/catalog/choose-play.ts";
import { selectPlayables, type PlayableRow } from "#core/catalog/playable-cards.ts";
import { selectTitles } from "#core/catalog/title-cards.ts";
import { type PlayableDetail, type TitlePage } from "#core/catalog/types.ts";
import { loadVersions } from "#core/catalog/version-details.ts";
import { isVisibleTo, seesUnplayable } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isId } from "#core/uuid.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons as seasonTable } from "#db/schema/seasons.ts";
import { titles } from "#db/schema/titles.ts";

/**
 * A title with its seasons, episodes and versions, as this user sees it: viewers see what can be played, the
 * owner and admins everything. Throws not_found, also for a title that the user may not see.
 */
export async function getTitlePage(
  ctx: CoreContext,
  user: SignedInUser,
  titleId: string,
): Promise<TitlePage> {
  const where = and(eq(titles.id, titleId), isVisibleTo(user));
  const [title] = isId(titleId) ? await selectTitles(ctx, { where, order: "created", limit: 1 }) : [];
  if (!title) throw new DomainError("not_found", "catalog.titlePageNotFound");
  const mayEdit = seesUnplayable(user, title.ownerUserId);
  const all = await selectPlayables(ctx, user, eq(playables.titleId, titleId));
  const rows = mayEdit ? all : all.filter((row) => isPlayable(row.card));
  const details = await detailsOf(ctx, rows);
  const filmVideoId = rows.find((row) => row.kind === "movie")?.videoId;
  const [seasons, chapters, credits, unavailable] = await Promise.all([
    seasonsOf(ctx, titleId, rows, details),
    filmVideoId ? loadChapters(ctx, filmVideoId) : [],
    loadCredits(ctx, titleId),
    mayEdit ? unavailableTitles(ctx, [titleId]) : null,
  ]);
  return {
    ...title.card,
    visibility: title.visibility,
    publishAt: title.publishAt,
    mayEdit,
    unavailable: unavailable?.get(titleId) ?? null,
    playables: rows.filter((row) => row.seasonId === null).map(details),
    seasons: seasons.filter((season) => mayEdit || season.episodes.length > 0),
    chapters,
    credits,
    play: choosePlay(rows),
  };
}

type Describe = (row: PlayableRow) => PlayableDetail;

async function detailsOf(ctx: CoreContext, rows: readonly PlayableRow[]): Promise<Describe> {
  const versions = await loadVersions(
    ctx,
    rows.map((row) => row.card.playableId),
  );
  return (row) => ({
    ...row.card,
    overview: row.overview,
    chosenStillId: row.chosenStillId,
    kind: row.kind,
    versions: versions.get(row.card.playableId) ?? [],
  });
}

async function seasonsOf(
  ctx: CoreContext,
  titleId: string,
  rows: readonly PlayableRow[],
  details: Describe,
): Promise<TitlePage["seasons"]> {
  const found = await ctx.db
    .select({ id: seasonTable.id, number: seasonTable.number, name: seasonTable.name })
    .from(seasonTable)
    .where(eq(seasonTable.titleId, titleId))
    .orderBy(asc(seasonTable.number));
  return found.map((season) => ({
    ...season,
    episodes: rows.filter((row) => row.seasonId === season.id).map(details),
  }));
}
