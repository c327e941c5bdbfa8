import { type PlayableCard } from "#core/catalog/types.ts";

/** "1 season", "2 seasons". The plural adds an s unless it is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The name of a language in English; the tag itself where it is unknown, "Unknown language" for `und`. */
export function languageName(tag: string): string {
  if (tag === "und" || tag === "") return "Unknown language";
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Words joined as in a sentence: "English, German and Russian". */
export function joined(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}

/** The name of a video's height: "1080p", and "4K" from 2160 on. */
export function heightName(height: number): string {
  return height >= 2160 ? "4K" : `${height}p`;
}

type Numbered = Pick<PlayableCard, "episodeNumber" | "lastEpisodeNumber" | "airDate">;

/** The number of an episode within its season: "4", "1–2" of a file that holds two, "16 May" of one that has a date. */
export function episodeNumberWords({ episodeNumber, lastEpisodeNumber, airDate }: Numbered): string {
  if (airDate !== null) return DAY.format(new Date(`${airDate}T00:00:00Z`));
  if (episodeNumber === null) return "";
  return lastEpisodeNumber === null ? `${episodeNumber}` : `${episodeNumber}–${lastEpisodeNumber}`;
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** An episode's season and number: "S2 E4", "16 May 2024"; empty where it has none. */
export function episodeLabel(episode: Numbered & Pick<PlayableCard, "seasonNumber">): string {
  const number = episodeNumberWords(episode);
  if (number === "") return "";
  if (episode.airDate !== null) return `${number} ${episode.airDate.slice(0, 4)}`;
  return episode.seasonNumber === null ? `E${number}` : `S${episode.seasonNumber} E${number}`;
}

/** An age rating as pages show it: "12+"; 0 is for everyone. */
export const ageWords = (years: number): string => `${years}+`;
