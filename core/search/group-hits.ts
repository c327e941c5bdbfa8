import { foldWords } from "#core/search-index/fold-words.ts";
import { type SearchHit } from "#core/search/schemas.ts";

/** One hit for each member of cast and crew and each genre, with the number of its titles; the others stay. */
export function groupHits(hits: readonly SearchHit[]): SearchHit[] {
  const grouped = new Map<string, SearchHit>();
  for (const hit of hits) {
    const key = keyOf(hit);
    const first = grouped.get(key);
    grouped.set(key, first ? { ...first, titleCount: first.titleCount + 1 } : hit);
  }
  return [...grouped.values()];
}

function keyOf({ id, kind, text }: SearchHit): string {
  if (kind !== "person" && kind !== "tag") return id;
  return `${kind} ${foldWords(text)
    .map(({ word }) => word)
    .join(" ")}`;
}
