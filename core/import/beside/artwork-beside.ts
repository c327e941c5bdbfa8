import path from "node:path";
import { foldersUpTo, type FilmFile } from "#core/import/beside/facts-beside.ts";
import { isFilmName, isOfOneFilm, type FolderNames } from "#core/import/beside/folder-names.ts";
import {
  bestOfKinds,
  episodeArtwork,
  filmArtwork,
  sharedArtwork,
  type ArtworkNameKind,
} from "#core/import/names/artwork-name.ts";
import { parsePath } from "#core/import/names/parse-path.ts";
import { readSeasonFolder } from "#core/import/names/season-folder.ts";
import { comparable, stemOf } from "#core/import/names/stem.ts";
import { isCollection } from "#core/import/names/vocabulary.ts";

/** An image file beside a film: of the film or its series, or the thumbnail of the episode (`still`). */
export interface FoundArtwork {
  readonly path: string;
  readonly kind: ArtworkNameKind;
}

/**
 * The images of a film (`Name-poster.jpg`, or `poster.jpg` in a folder of one film), or of an episode and its series
 * (`poster.jpg` in the folder of the series): the best of each kind. Extras have none. Images of seasons and logos are
 * not among them, because no page shows any.
 */
export async function artworkBeside(names: FolderNames, film: FilmFile): Promise<FoundArtwork[]> {
  if (film.kind === "movie") return ofFilm(names, film.path);
  if (film.kind !== "episode") return [];
  return [...(await ofSeries(names, film)), ...(await ofEpisode(names, film.path))];
}

async function ofFilm(names: FolderNames, file: string): Promise<FoundArtwork[]> {
  const folder = path.dirname(file);
  const beside = await names.in(folder);
  const own = beside.flatMap((name) => filmArtwork(name, stemOf(path.basename(file))) ?? []);
  const shared = beside.flatMap((name) => sharedArtwork(name) ?? []);
  const isShared = shared.length > 0 && !isCollection(path.basename(folder)) && isOfOneFilm(beside);
  return inFolder(folder, isShared ? [...own, ...shared] : own);
}

async function ofEpisode(names: FolderNames, file: string): Promise<FoundArtwork[]> {
  const folder = path.dirname(file);
  const beside = await names.in(folder);
  return inFolder(
    folder,
    beside.flatMap((name) => episodeArtwork(name, stemOf(path.basename(file))) ?? []),
  );
}

async function ofSeries(names: FolderNames, film: FilmFile): Promise<FoundArtwork[]> {
  const folder = seriesFolderOf(film);
  if (folder === null) return [];
  const beside = await names.in(folder);
  const shared = beside.flatMap((name) => sharedArtwork(name) ?? []);
  const isOwn = shared.length > 0 && (folder !== path.dirname(film.path) || isOfOneSeries(folder, beside));
  return isOwn ? inFolder(folder, shared) : [];
}

/** The nearest folder that is no season's, or that has the name of its series too; null for *downloads*. */
function seriesFolderOf(film: FilmFile): string | null {
  const folder = foldersUpTo(film).find((one) => readSeasonFolder(path.basename(one))?.series !== "");
  return folder === undefined || isCollection(path.basename(folder)) ? null : folder;
}

/** Whether all films of a folder are episodes of one series. */
function isOfOneSeries(folder: string, names: readonly string[]): boolean {
  const latestYear = new Date().getFullYear() + 1;
  const series = new Set<string | null>();
  for (const name of names.filter(isFilmName)) {
    const parsed = parsePath(path.join(folder, name), { latestYear });
    series.add(parsed.kind === "episode" ? comparable(parsed.series) : null);
    if (series.size > 1) return false;
  }
  return !series.has(null);
}

function inFolder(folder: string, found: Parameters<typeof bestOfKinds>[0]): FoundArtwork[] {
  return bestOfKinds(found).map(({ fileName, kind }) => ({ path: path.join(folder, fileName), kind }));
}
