export interface NamedPlayable {
  readonly titleName: string;
  readonly playableName: string;
  readonly kind: "movie" | "episode" | "extra" | "recording";
  readonly seasonNumber: number | null;
  readonly episodeNumber: number | null;
  /** The last number, if one file contains several episodes. */
  readonly lastEpisodeNumber?: number | null;
  /** ISO 8601, for an episode that is numbered by date. */
  readonly airDate?: string | null;
}

/** A playable in lists of videos: `Cosmos · S1 E2 · The Backbone of Night`, `Big Buck Bunny`, `Alien · Trailer`. */
export function videoTitle(of: NamedPlayable): string {
  const { titleName, playableName } = of;
  const label = of.kind === "episode" ? positionOf(of) : null;
  const name = of.kind === "movie" || playableName === titleName ? null : playableName;
  return [titleName, label, name].filter((part) => part !== null && part !== "").join(" · ");
}

function positionOf({ seasonNumber, episodeNumber, lastEpisodeNumber, airDate }: NamedPlayable): string {
  if (airDate) return airDate;
  const last = lastEpisodeNumber ? `–${lastEpisodeNumber}` : "";
  return `S${seasonNumber ?? "?"} E${episodeNumber ?? "?"}${last}`;
}
