export interface NamedPlayable {
  readonly titleName: string;
  readonly playableName: string;
  readonly kind: "movie" | "episode" | "extra" | "recording";
  readonly seasonNumber: number | null;
  readonly episodeNumber: number | null;
}

/** A playable in lists of videos: `Cosmos · S1 E2 · The Backbone of Night`, `Big Buck Bunny`, `Alien · Trailer`. */
export function videoTitle(of: NamedPlayable): string {
  const { titleName, playableName } = of;
  const place = of.kind === "episode" ? `S${of.seasonNumber ?? "?"} E${of.episodeNumber ?? "?"}` : null;
  const name = of.kind === "movie" || playableName === titleName ? null : playableName;
  return [titleName, place, name].filter((part) => part !== null && part !== "").join(" · ");
}
