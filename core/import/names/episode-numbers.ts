import {
  EPISODE,
  EPISODE_AFTER,
  END,
  GAP,
  SEASON,
  SEASON_AFTER,
  START,
} from "#core/import/names/vocabulary.ts";

/** The part of a name with its episode numbers. */
export interface EpisodeNumbers {
  /** Null if the folder has the season. */
  readonly season: number | null;
  readonly episodes: readonly number[];
  /** ISO 8601, for an episode that is numbered by date. */
  readonly date: string | null;
  /** The text before and after the numbers, unchanged. */
  readonly before: string;
  readonly after: string;
}

/** A larger range is a number with another meaning: `S02xE09-791`. */
const MOST_IN_ONE_FILE = 12;

const word = (...parts: string[]): RegExp => new RegExp(parts.join(""), "iu");
/** A second version of a release: `S01E02v2`. */
const RETRY = "(?:v\\d{1,2})?";
const MORE = "((?:[\\s._]*[-+&~]?[\\s._]*e\\d{1,4}|[-+&~]\\d{1,4})*)";

/** All with a season, episodes and more episodes, in this order. */
const NUMBERED: readonly RegExp[] = [
  word(START, `s(\\d{1,4})${GAP}{0,3}x?e(?:p\\.?)?[\\s._]?(\\d{1,4})`, RETRY, MORE, END),
  word(START, `(\\d{1,2})x(\\d{2,3})`, RETRY, "((?:[-+&~](?:\\d{1,2}x)?\\d{2,3})*)", END),
  word(START, SEASON, GAP, "*(\\d{1,4})[\\s._,-]*", EPISODE, GAP, "*(\\d{1,4})", RETRY, MORE, END),
  word(
    START,
    "(\\d{1,2})",
    GAP,
    "*",
    SEASON_AFTER,
    "[\\s._,-]*(\\d{1,4})",
    GAP,
    "*",
    EPISODE_AFTER,
    "()",
    END,
  ),
];

/** The season and episodes in a name alone, like `S01E02`, `1x02` or *Season 1 Episode 2*; otherwise null. */
export function readNumbers(stem: string): EpisodeNumbers | null {
  for (const pattern of NUMBERED) {
    const match = pattern.exec(stem);
    if (!match) continue;
    const episodes = episodesOf(Number(match[2]), match[3] ?? "");
    return { season: Number(match[1]), episodes, date: null, ...around(stem, match) };
  }
  return null;
}

/** The first episode and all up to the last one in the range. */
export function episodesOf(first: number, more: string): number[] {
  const last = Number(/(\d+)\D*$/.exec(more)?.[1] ?? first);
  const count = last - first + 1;
  if (count < 1 || count > MOST_IN_ONE_FILE) return [first];
  return Array.from({ length: count }, (_, index) => first + index);
}

/** The text before and after a match. */
export function around(text: string, match: RegExpExecArray): { before: string; after: string } {
  return { before: text.slice(0, match.index), after: text.slice(match.index + match[0].length) };
}
