import { around, episodesOf, type EpisodeNumbers } from "#core/import/names/episode-numbers.ts";
import { comparable, trimmed, withoutTags } from "#core/import/names/stem.ts";
import { END, EPISODE, EPISODE_AFTER, GAP, START } from "#core/import/names/vocabulary.ts";

export interface AloneContext {
  /** From the folder; null if only the user said that these are episodes. */
  readonly season: number | null;
  /** The name of the series, which may precede the number, and may contain one itself. */
  readonly series: string;
}

const NUMBER = "(\\d{1,4})(?:v\\d{1,2})?";
const MORE = "((?:[-+&~]\\d{1,4})*)";

/** In the order in which they are tried; each with the number and more numbers. */
const PATTERNS: readonly RegExp[] = [
  // 01 серия, 第3話
  new RegExp(`${START}第?${NUMBER}()${GAP}*${EPISODE_AFTER}${END}`, "iu"),
  // Folge 3, E02, Show Episode 5
  new RegExp(`${START}${EPISODE}${GAP}{0,2}${NUMBER}${MORE}${END}`, "iu"),
  // 01 - Name, 01.Name, 01
  new RegExp(`^${GAP}*${NUMBER}${MORE}(?=$|[\\s._)-])`, "iu"),
  // Another name - 01, Another name - 01 - Name
  new RegExp(`[\\s_][-–][\\s_]+${NUMBER}${MORE}(?=$|[\\s._(-])`, "iu"),
  // Another name 01
  new RegExp(`${GAP}${NUMBER}${MORE}$`, "iu"),
];

/**
 * The episode in a name whose folder gives the season: `02 - Name`, `Folge 3`, `[Group] Show - 04 [720p]`.
 * Null if it has none.
 */
export function readAlone(stem: string, context: AloneContext): EpisodeNumbers | null {
  const complete = withoutTags(stem);
  const rest = withoutSeries(complete, context.series);
  // A number may be the entire name of both: file 24 of the series 24.
  return readText(rest, context.season) ?? readText(complete, context.season);
}

function readText(text: string, season: number | null): EpisodeNumbers | null {
  const dotted = /^(\d{1,2})\.(\d{2})(?=$|[\s_-])()/.exec(text);
  if (dotted && Number(dotted[1]) === season) {
    return { ...NO_SEASON, episodes: [Number(dotted[2])], ...around(text, dotted), before: "" };
  }
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    return { ...NO_SEASON, episodes: episodesOf(Number(match[1]), match[2] ?? ""), ...around(text, match) };
  }
  return null;
}

const NO_SEASON = { season: null, date: null };

/** `[Group] Show - 04 [720p]`, without a season folder: a group's tag and a separate number are enough. */
export function readTagged(stem: string): EpisodeNumbers | null {
  if (!/^\[[^\]]+\]/.test(stem)) return null;
  const match = /^(.+?)(?:\sS(\d{1,2}))?\s[-–]\s(\d{1,4})(?:v\d)?(?=\s*$)/iu.exec(withoutTags(stem));
  if (!match) return null;
  const season = Number(match[2] ?? 1);
  return { season, episodes: [Number(match[3])], date: null, before: match[1] ?? "", after: "" };
}

/** Without the name of the series, which may be a number itself: `24 - 05`. */
function withoutSeries(text: string, series: string): string {
  const wanted = comparable(series);
  if (wanted === "") return text;
  for (let length = 1; length < text.length; length += 1) {
    const isWordsEnd = !/^[\p{L}\p{N}]/u.test(text.slice(length));
    if (isWordsEnd && comparable(text.slice(0, length)) === wanted) return trimmed(text.slice(length));
  }
  return text;
}
