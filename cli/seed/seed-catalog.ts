import { makeFilm, type FilmState } from "#cli/seed/make-film.ts";
import { daysBefore } from "#cli/seed/seed-clock.ts";
import { seedId } from "#cli/seed/seed-ids.ts";
import { noRows, type SeedRows } from "#cli/seed/seed-rows.ts";
import { imageKey, subtitleKey } from "#core/storage/object-key.ts";
import { MOVIES, SERIES, STATES, type SeedMovie, type SeedState } from "#db/seed/catalog.ts";
import { type Fixture } from "#db/seed/fixture-files.ts";

/** Rows are numbered in one fixed order, so that the ids stay the same. */
interface Maker {
  readonly fixture: Fixture;
  readonly rows: SeedRows;
  readonly now: Date;
  readonly ownerUserId: string;
}
type Visibility = "draft" | "unlisted" | "published";

const DAYS_BETWEEN_TITLES = 3;
const WIDTHS = { poster: { width: 342, height: 512 }, backdrop: { width: 1280, height: 720 } };
const CAPTION_NAMES: Record<string, string> = { en: "English", de: "Deutsch" };

/** Gathers every title of the seed: ready movies, series, and one movie for each other state. */
export function gatherCatalog(fixture: Fixture, of: { now: Date; ownerUserId: string }): SeedRows {
  const maker: Maker = { fixture, rows: noRows(), ...of };
  for (const movie of MOVIES) addMovie(maker, movie, "ready", "published");
  for (const series of SERIES) addSeries(maker, series);
  for (const { slug, name, year } of STATES) {
    addMovie(maker, { name, year, genres: ["Drama"] }, filmStateOf(slug), visibilityOf(slug));
  }
  return maker.rows;
}

function filmStateOf(slug: SeedState): FilmState {
  return slug === "unlisted" || slug === "draft" || slug === "deleted" ? "ready" : slug;
}

/** An admin's upload is a draft until it is playable. */
function visibilityOf(slug: SeedState): Visibility {
  if (slug === "unlisted") return "unlisted";
  return slug === "playable" || slug === "failed" || slug === "deleted" ? "published" : "draft";
}

function addMovie(maker: Maker, movie: SeedMovie, state: FilmState, visibility: Visibility): void {
  const titleId = addTitle(maker, movie, "movie", visibility);
  const at = titleDate(maker);
  addPlayable(
    maker,
    { titleId, kind: "movie", name: movie.name, overview: movie.overview ?? "", createdAt: at },
    state,
  );
}

function addSeries(maker: Maker, series: (typeof SERIES)[number]): void {
  const titleId = addTitle(maker, series, "series", "published");
  const createdAt = titleDate(maker);
  series.seasons.forEach((episodes, index) => {
    const seasonId = seedId("season", maker.rows.seasons.length + 1);
    maker.rows.seasons.push({ id: seasonId, titleId, number: index + 1, createdAt });
    episodes.forEach((name, episodeIndex) => {
      const episode = {
        titleId,
        seasonId,
        kind: "episode" as const,
        number: episodeIndex + 1,
        name,
        createdAt,
      };
      addPlayable(maker, episode, "ready");
    });
  });
}

/** One day per title; the first title is the newest. */
const titleDate = (maker: Maker): Date =>
  daysBefore(maker.now, maker.rows.titles.length * DAYS_BETWEEN_TITLES);

function addTitle(maker: Maker, title: SeedMovie, kind: "movie" | "series", visibility: Visibility): string {
  const number = maker.rows.titles.length + 1;
  const id = seedId("title", number);
  const at = daysBefore(maker.now, number * DAYS_BETWEEN_TITLES);
  maker.rows.titles.push({
    ...{ id, kind, visibility, name: title.name, overview: title.overview ?? "", releaseYear: title.year },
    ...{ languageTag: title.languageTag ?? "en", genres: [...title.genres], ownerUserId: maker.ownerUserId },
    posterImageId: addImage(maker, id, "poster", number),
    backdropImageId: addImage(maker, id, "backdrop", number),
    publishedAt: visibility === "published" ? at : null,
    ...{ createdAt: at, updatedAt: at },
  });
  return id;
}

function addImage(maker: Maker, titleId: string, kind: "poster" | "backdrop", titleNumber: number): string {
  const ofKind = maker.fixture.images.filter((image) => image.kind === kind);
  const image = ofKind[titleNumber % ofKind.length];
  if (!image) throw new Error(`The fixture has no ${kind}.`);
  const id = seedId("image", maker.rows.images.length + 1);
  const { width, height } = WIDTHS[kind];
  const { placeholder, lightness, bytes } = image;
  maker.rows.images.push({
    ...{
      id,
      kind,
      titleId,
      widths: [width],
      width,
      height,
      placeholder,
      lightness,
      totalBytes: bytes.length,
    },
    createdAt: maker.now,
  });
  maker.rows.objects.set(imageKey(id, width), bytes);
  return id;
}

type NewPlayable = Omit<SeedRows["playables"][number], "id">;

/** A playable with its version, and its video in a state. */
function addPlayable(maker: Maker, playable: NewPlayable, state: FilmState): void {
  const { rows, fixture } = maker;
  const number = rows.playables.length + 1;
  const [playableId, versionId] = [seedId("playable", number), seedId("version", number)];
  const fileName = `${playable.name}.mkv`;
  const film = makeFilm(fixture, { number, fileName, state, at: playable.createdAt as Date });
  rows.playables.push({ ...playable, id: playableId });
  rows.versions.push({ id: versionId, playableId, currentVideoId: film.video.id });
  rows.videos.push({ ...film.video, versionId });
  rows.films.push(film);
  for (const [key, bytes] of film.objects) rows.objects.set(key, bytes);
  if (state === "ready" && playable.kind === "movie") addCaptions(maker, film.video.id);
}

function addCaptions({ rows, fixture }: Maker, videoId: string): void {
  fixture.captions.forEach(({ languageTag, bytes }, number) => {
    const objectKey = subtitleKey(videoId, number);
    const id = seedId("subtitle", rows.subtitles.length + 1);
    const name = CAPTION_NAMES[languageTag] ?? languageTag;
    rows.subtitles.push({
      id,
      videoId,
      number,
      languageTag,
      name,
      state: "stored",
      objectKey,
      bytes: bytes.length,
    });
    rows.objects.set(objectKey, bytes);
  });
}
