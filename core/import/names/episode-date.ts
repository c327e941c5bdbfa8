import { around, type EpisodeNumbers } from "#core/import/names/episode-numbers.ts";

const YEAR_FIRST = /(?<!\d)((?:19|20)\d{2})([.\-_ ])(\d{2})\2(\d{2})(?!\d)/;
const DAY_FIRST = /(?<!\d)(\d{2})([.])(\d{2})\2((?:19|20)\d{2})(?!\d)/;

/**
 * The date in a name that numbers an episode: `The.Daily.Show.2024.05.16`. A name of words with a date in
 * hyphens (`birthday 2019-05-16`) is a private film, unless ` - ` separates the date or `isSeries` says that
 * it is an episode. Null if there is no date.
 */
export function readDate(stem: string, isSeries: boolean): EpisodeNumbers | null {
  const match = YEAR_FIRST.exec(stem) ?? DAY_FIRST.exec(stem);
  if (!match) return null;
  const { before, after } = around(stem, match);
  const isSetApart = /\p{L}/u.test(before) && (match[2] === "." || / [-–] ?\(?$/u.test(before));
  if (!isSetApart && !isSeries) return null;
  const [year = "", month = "", day = ""] =
    match[1]?.length === 4 ? [match[1], match[3], match[4]] : [match[4], match[3], match[1]];
  const date = `${year}-${month}-${day}`;
  if (!isDate(date)) return null;
  return { season: Number(year), episodes: [Number(month) * 100 + Number(day)], date, before, after };
}

/** 31 February is not a date. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
