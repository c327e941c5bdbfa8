import { browsePath, listPath } from "#app/components/browse/browse-state.ts";
import { personPath } from "#app/components/person/person-words.ts";
import { type SearchHit } from "#core/search/schemas.ts";

/** The address of the search page for a query. */
export function searchPath(query: string, kind?: SearchHit["kind"] | null): string {
  const params = new URLSearchParams({ q: query, ...(kind ? { kind } : {}) });
  return `/search?${params.toString()}`;
}

/** Where a hit leads: a title, the second of a line, the page of a member of cast or crew, or a genre's or tag's titles. */
export function hitPath(hit: SearchHit): string {
  const { kind, title, playable, seconds, text } = hit;
  if (kind === "line" && playable) return `/watch/${playable.id}?t=${secondsText(seconds ?? 0)}`;
  if (kind === "tag") {
    const filters = hit.tagKind === "tag" ? { tag: text } : { genre: text };
    return browsePath(listPath(title.kind), { filters });
  }
  if (kind === "person" && hit.personId !== null) return personPath(hit.personId);
  const season = playable?.seasonNumber;
  return `/title/${title.id}${kind === "episode" && season != null ? `?season=${season}` : ""}`;
}

/** With milliseconds at most, as the player's address takes it. */
function secondsText(seconds: number): string {
  return String(Math.round(seconds * 1000) / 1000);
}
