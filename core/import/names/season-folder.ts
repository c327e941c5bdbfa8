import { END, GAP, SEASON, SEASON_AFTER, SPECIALS, START } from "#core/import/names/vocabulary.ts";

export interface SeasonFolder {
  readonly season: number;
  /** The series, if the folder contains its name too: `The.Wire.S01.1080p`. Otherwise empty. */
  readonly series: string;
}

const SPECIALS_FOLDER = new RegExp(`^${SPECIALS}$`, "iu");
/** `Season 1`, `S01 1080p BluRay`, `Season 01 (2010)`, `The Wire - Staffel 2`. */
const NUMBER_AFTER = new RegExp(`^(.*?)${START}(?:${SEASON}${GAP}*|s)(\\d{1,4})${END}`, "iu");
/** `1 сезон`, `2nd season`, `第1季`. */
const NUMBER_BEFORE = new RegExp(
  `^(.*?)${START}第?(\\d{1,2})(?:st|nd|rd|th|-?й|\\.)?${GAP}*${SEASON_AFTER}${END}`,
  "iu",
);
/** `The Wire Complete`, before its season. */
const COMPLETE = /[\s._-]*(?:the[\s._-]+)?complete$/i;

/** The season of a folder; null if the folder is none. */
export function readSeasonFolder(folder: string): SeasonFolder | null {
  const name = folder.trim();
  if (SPECIALS_FOLDER.test(name)) return { season: 0, series: "" };
  const match = NUMBER_AFTER.exec(name) ?? NUMBER_BEFORE.exec(name);
  if (!match) return null;
  const series = (match[1] ?? "").replace(/[\s._\-–(]+$/u, "").replace(COMPLETE, "");
  return { season: Number(match[2]), series };
}
