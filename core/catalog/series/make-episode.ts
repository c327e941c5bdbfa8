import { and, eq, isNull, sql } from "drizzle-orm";
import { assertFree } from "#core/catalog/series/assert-free.ts";
import { lockSeries, lockTitle, touchTitle } from "#core/catalog/lock-title.ts";
import { inheritedFields } from "#core/catalog/series/inherited-fields.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { newId } from "#core/uuid.ts";
import { closeTokens } from "#core/playback/tokens/close-tokens.ts";
import { type Transaction } from "#db/client.ts";
import { credits } from "#db/schema/credits.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { titles } from "#db/schema/titles.ts";

/** The target of a film that becomes an episode: an existing series, or a new one of this name. */
export interface EpisodeInput {
  /** The film's title; it is deleted, and its playable becomes the episode. */
  readonly titleId: string;
  readonly series: { readonly titleId: string } | NewSeries;
  /** Created if missing. */
  readonly seasonNumber: number;
  /** The next free number by default. */
  readonly number?: number | undefined;
  /** What a file's name tells of the episode; the film's own name stays unless given. */
  readonly details?: EpisodeDetails;
}

interface NewSeries {
  readonly name: string;
  /** The film's unless given. */
  readonly releaseYear?: number | null;
}

interface EpisodeDetails {
  readonly name: string;
  /** The last number of a file that holds several episodes. */
  readonly lastNumber: number | null;
  /** ISO 8601, of an episode that has a date for a number. */
  readonly airDate: string | null;
}

type Title = typeof titles.$inferSelect;

/**
 * Makes a film an episode of a series. Its playable moves with its files, every user's positions and its
 * description; its title is deleted. Throws not_found; bad_input if it is no film; conflict if the number is
 * in use.
 */
export async function makeEpisode(
  ctx: CoreContext,
  input: EpisodeInput,
): Promise<{ seriesId: string; playableId: string }> {
  return ctx.db.transaction((tx) => makeEpisodeIn(tx, input));
}

/** As `makeEpisode`, within the caller's transaction. */
export async function makeEpisodeIn(
  tx: Transaction,
  input: EpisodeInput,
): Promise<{ seriesId: string; playableId: string }> {
  const film = await lockTitle(tx, input.titleId);
  const playable = await filmOf(tx, film);
  const seriesId = "name" in input.series ? await addSeries(tx, input.series, film) : input.series.titleId;
  const series = await lockSeries(tx, seriesId);
  const seasonId = await findOrAddSeason(tx, seriesId, input.seasonNumber);
  const number = input.number ?? (await nextNumber(tx, seasonId));
  await assertFree(tx, { seasonId, number, lastNumber: input.details?.lastNumber ?? null });
  // What arrived as a draft must not be published by the series that it joins.
  if (!film.publishWhenPlayable)
    await tx.update(titles).set({ publishWhenPlayable: false }).where(eq(titles.id, seriesId));
  const isHidden = film.visibility === "published" && series.visibility !== "published";
  if (isHidden) await closeTokens(tx, film.id);
  await tx.update(playables).set({ titleId: seriesId }).where(eq(playables.titleId, film.id));
  const overview = playable.overview || film.overview;
  await tx
    .update(playables)
    .set({ ...input.details, kind: "episode", seasonId, number, overview })
    .where(eq(playables.id, playable.id));
  await moveImages(tx, film, series);
  await moveCredits(tx, film.id, seriesId);
  await tx.delete(titles).where(eq(titles.id, film.id));
  await touchTitle(tx, seriesId);
  return { seriesId, playableId: playable.id };
}

async function filmOf(tx: Transaction, film: Title) {
  const [playable] = await tx
    .select({ id: playables.id, overview: playables.overview })
    .from(playables)
    .where(and(eq(playables.titleId, film.id), eq(playables.kind, "movie"), isNull(playables.deletedAt)));
  if (film.kind === "movie" && playable) return playable;
  throw new DomainError("bad_input", "catalog.notAFilm", { name: film.name });
}

/** The series gets the film's visibility: a draft is published with its first playable episode. */
async function addSeries(tx: Transaction, { name, ...given }: NewSeries, film: Title): Promise<string> {
  const { releaseYear = film.releaseYear } = given;
  const id = newId();
  await tx.insert(titles).values({
    ...{ id, kind: "series" as const, name },
    ...inheritedFields(film),
    releaseYear,
  });
  return id;
}

/** The season of a series with this number; null where there is none. */
export async function findSeason(tx: Transaction, titleId: string, number: number): Promise<string | null> {
  const [found] = await tx
    .select({ id: seasons.id })
    .from(seasons)
    .where(and(eq(seasons.titleId, titleId), eq(seasons.number, number)));
  return found?.id ?? null;
}

async function findOrAddSeason(tx: Transaction, titleId: string, number: number): Promise<string> {
  const found = await findSeason(tx, titleId, number);
  if (found !== null) return found;
  const id = newId();
  await tx.insert(seasons).values({ id, titleId, number, name: number === 0 ? "Specials" : null });
  return id;
}

async function nextNumber(tx: Transaction, seasonId: string): Promise<number> {
  const [row] = await tx
    .select({
      number: sql<number>`(coalesce(max(coalesce(${playables.lastNumber}, ${playables.number})), 0) + 1)::int`,
    })
    .from(playables)
    .where(and(eq(playables.seasonId, seasonId), isNull(playables.deletedAt)));
  return row?.number ?? 1;
}

/** A series without images gets the film's. */
async function moveImages(tx: Transaction, film: Title, series: Title): Promise<void> {
  await tx.update(images).set({ titleId: series.id }).where(eq(images.titleId, film.id));
  await tx
    .update(titles)
    .set({
      posterImageId: series.posterImageId ?? film.posterImageId,
      backdropImageId: series.backdropImageId ?? film.backdropImageId,
    })
    .where(eq(titles.id, series.id));
}

/** A series without credits gets the film's. */
async function moveCredits(tx: Transaction, filmId: string, seriesId: string): Promise<void> {
  if ((await tx.$count(credits, eq(credits.titleId, seriesId))) > 0) return;
  await tx.update(credits).set({ titleId: seriesId }).where(eq(credits.titleId, filmId));
}
