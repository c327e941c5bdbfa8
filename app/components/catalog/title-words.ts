import { formatDuration } from "#app/components/format/duration.ts";
import { counted, episodeNumberWords, episodeLabel } from "#app/components/format/words.ts";
import { type PlayableCard, type TitleCard } from "#core/catalog/types.ts";

type KindFacts = Pick<TitleCard, "kind" | "releaseYear" | "seasonCount" | "episodeCount">;

/** A title's kind with year or length: "Film, 2026", "Series, 2 seasons". */
export function shortKind(title: KindFacts): string {
  if (title.kind === "movie") return title.releaseYear ? `Film, ${title.releaseYear}` : "Film";
  return `Series${seriesLength(title) ? `, ${seriesLength(title)}` : ""}`;
}

/** As `shortKind`, with the length of a film: "Film, 2 h 08". */
export function titleKindLabel(title: KindFacts & Pick<TitleCard, "durationSeconds">): string {
  if (title.kind === "series") return shortKind(title);
  return title.durationSeconds ? `Film, ${formatDuration(title.durationSeconds)}` : "Film";
}

/** "2 seasons"; a single season by its episodes, "8 episodes"; empty while it has no episodes. */
export function seriesLength(title: KindFacts): string {
  if (title.seasonCount > 1) return counted(title.seasonCount, "season");
  return title.episodeCount > 0 ? counted(title.episodeCount, "episode") : "";
}

/** The text under a playable's title: "S2 E4, Slack Water", or "Film". */
export function playableWords(playable: PlayableCard): string {
  const { seasonNumber, episodeNumber, airDate, name, title } = playable;
  if (episodeNumber === null) return name && name !== title.name ? name : "Film";
  const isPlain = seasonNumber === null && airDate === null;
  const label = isPlain ? `Episode ${episodeNumberWords(playable)}` : episodeLabel(playable);
  return name && !isNamedByNumber(playable) ? `${label}, ${name}` : label;
}

/** Whether an episode is called after its number alone. */
function isNamedByNumber({ name, airDate, ...numbers }: PlayableCard): boolean {
  const words = episodeNumberWords({ ...numbers, airDate: null });
  return name === airDate || name === `Episode ${words}` || name === `Episodes ${words}`;
}

/** Whether a title is shown smaller so that no word is cut off: over 18 letters, or one word over 13. */
export function isLongName(name: string): boolean {
  return name.length > 18 || name.split(/\s+/).some((word) => word.length > 13);
}

/** The address that plays a title: it redirects to what the title's play button plays. */
export function playPath(titleId: string): string {
  return `/play/${titleId}`;
}

/** The address of a playable's watch page. */
export function watchPath(playableId: string): string {
  return `/watch/${playableId}`;
}
