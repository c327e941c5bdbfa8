import { type SearchHit } from "#core/search/schemas.ts";

/** The kinds in the order of the page, with their headings. */
export const KIND_WORDS = {
  title: "Titles",
  episode: "Episodes",
  person: "Cast and crew",
  tag: "Genres and tags",
  line: "Spoken lines",
} as const satisfies Record<SearchHit["kind"], string>;

/** What a hit belongs to, in few words: "Film, 2025", "Lanternmoor, S2 E4", "3 titles". */
export function hitFacts({ kind, title, playable, titleCount }: SearchHit): string {
  if (kind === "title") return titleFacts(title);
  if (kind === "person" || kind === "tag") return titleCount === 1 ? title.name : `${titleCount} titles`;
  return [title.name, playable && episodeNumber(playable)].filter(Boolean).join(", ");
}

/** "S2 E4"; empty for a film. */
export function episodeNumber({
  seasonNumber,
  episodeNumber: number,
}: Pick<NonNullable<SearchHit["playable"]>, "seasonNumber" | "episodeNumber">): string {
  return seasonNumber === null || number === null ? "" : `S${seasonNumber} E${number}`;
}

function titleFacts({ kind, releaseYear, seasonCount }: SearchHit["title"]): string {
  if (kind === "movie") return ["Film", releaseYear].filter((fact) => fact !== null).join(", ");
  return ["Series", seasonCount > 1 ? `${seasonCount} seasons` : releaseYear]
    .filter((fact) => fact !== null)
    .join(", ");
}
