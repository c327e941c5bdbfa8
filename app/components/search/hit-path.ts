import { type SearchHit } from "#core/search/schemas.ts";

/** The address of the search page for a query. */
export function searchPath(query: string, kind?: SearchHit["kind"] | null): string {
  const params = new URLSearchParams({ q: query, ...(kind ? { kind } : {}) });
  return `/search?${params.toString()}`;
}

/** Where a hit leads: a title, the second of a line, or, for cast and genres with several titles, their list. */
export function hitPath(hit: SearchHit): string {
  const { kind, title, playable, seconds, text, titleCount } = hit;
  if (kind === "line" && playable) return `/watch/${playable.id}?t=${secondsText(seconds ?? 0)}`;
  if (kind === "tag") {
    return `/${title.kind === "movie" ? "films" : "series"}?${new URLSearchParams({ genre: text }).toString()}`;
  }
  if (kind === "person" && titleCount > 1) return searchPath(text, "person");
  const season = playable?.seasonNumber;
  return `/title/${title.id}${kind === "episode" && season != null ? `?season=${season}` : ""}`;
}

/** With milliseconds at most, as the player's address takes it. */
function secondsText(seconds: number): string {
  return String(Math.round(seconds * 1000) / 1000);
}
