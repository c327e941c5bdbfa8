import { titleFromFileName } from "#core/import/names/movie-name.ts";

/** Where a file belongs, as its name and its folders tell. */
export type Place =
  | { readonly kind: "movie"; readonly name: string; readonly releaseYear: number | null }
  | {
      readonly kind: "episode";
      readonly series: string;
      readonly releaseYear: number | null;
      readonly season: number;
      readonly episode: number;
      readonly name: string;
    };

interface Numbers {
  /** Null where the folder has to tell. */
  readonly season: number | null;
  readonly episode: number;
  /** What stands before and after the numbers. */
  readonly before: string;
  readonly after: string;
}

/** `S01E02`, `s1.e2`, `S01E02E03` (the first counts) and `1x02`. */
const BOTH = [
  /(?:^|[\s._([-])s(\d{1,3})[\s._-]{0,2}e(\d{1,4})(?:[-\s._]?e\d{1,4})*(?=$|[\s._)\]-])/i,
  /(?:^|[\s._([-])(\d{1,2})x(\d{2,3})(?=$|[\s._)\]-])/i,
];
/** `E02`, `Episode 2`, `02 - Name`: enough inside of a season's folder. */
const EPISODE_ALONE = /^(?:e|ep|episode|folge|серия)?[\s._-]{0,2}(\d{1,4})(?=$|[\s._)\]-])/i;
const SEASON_FOLDER = /^(?:season|series|staffel|saison|сезон|s)[\s._-]{0,2}(\d{1,3})$/i;
const SPECIALS_FOLDER = /^(?:specials|extras)$/i;

/**
 * Places a file by its absolute path: an episode where names like `Show/Season 1/S01E02 - Name.mkv`,
 * `Show.S01E02.mkv` or `Show/Season 1/02 - Name.mkv` say so, else a movie. `as` overrules: with `series`, null
 * where no episode can be told. `latestYear` as in `titleFromFileName`.
 */
export function placeInCatalog(filePath: string, latestYear: number, as?: "movie" | "series"): Place | null {
  const steps = filePath.split("/").filter((step) => step !== "");
  const fileName = steps.at(-1) ?? "";
  const movie = { kind: "movie" as const, ...titleFromFileName(fileName, latestYear) };
  if (as === "movie") return movie;
  const folders = steps.slice(0, -1);
  const numbers = readNumbers(stemOf(fileName), folders.at(-1) ?? "", as === "series");
  if (!numbers) return as === "series" ? null : movie;
  const named = nameSeries(numbers, folders, latestYear);
  if (!named) return as === "series" ? null : movie;
  return {
    kind: "episode",
    series: named.name,
    releaseYear: named.releaseYear,
    season: numbers.season ?? seasonOf(folders.at(-1) ?? "") ?? 1,
    episode: numbers.episode,
    name: nameEpisode(numbers.after, latestYear) || `Episode ${numbers.episode}`,
  };
}

function readNumbers(stem: string, folder: string, isSeries: boolean): Numbers | null {
  for (const pattern of BOTH) {
    const match = pattern.exec(stem);
    if (!match) continue;
    const end = match.index + match[0].length;
    const [before, after] = [trimmed(stem.slice(0, match.index)), trimmed(stem.slice(end))];
    return { season: Number(match[1]), episode: Number(match[2]), before, after };
  }
  if (seasonOf(folder) === null && !isSeries) return null;
  const alone = EPISODE_ALONE.exec(stem);
  if (!alone) return null;
  return { season: null, episode: Number(alone[1]), before: "", after: trimmed(stem.slice(alone[0].length)) };
}

/** What stands after the numbers, without the words of a release. A first word always counts as a name: give it one. */
function nameEpisode(after: string, latestYear: number): string {
  const first = after.includes(" ") ? "E " : "E.";
  return titleFromFileName(`${first}${after}.mkv`, latestYear).name.slice(first.length);
}

/** The folder above a season's, else what stands before the numbers, else the folder itself. */
function nameSeries(numbers: Numbers, folders: readonly string[], latestYear: number) {
  const inSeason = seasonOf(folders.at(-1) ?? "") !== null;
  const name = inSeason ? folders.at(-2) : numbers.before || folders.at(-1);
  return name ? titleFromFileName(`${name}.mkv`, latestYear) : null;
}

function seasonOf(folder: string): number | null {
  if (SPECIALS_FOLDER.test(folder)) return 0;
  const match = SEASON_FOLDER.exec(folder.trim());
  return match ? Number(match[1]) : null;
}

const stemOf = (fileName: string): string => fileName.replace(/\.[a-z0-9]{1,5}$/i, "");
const trimmed = (text: string): string => text.replace(/^[\s._\-–:]+|[\s._\-–(:]+$/gu, "");
