import { type SearchHit } from "#core/search/schemas.ts";
import { KIND_WORDS } from "./hit-words.ts";

type Kind = SearchHit["kind"];

/** Hits on the page of all kinds, and on the page of one. */
export const SHOWN_OF_EACH_KIND = 12;
export const SHOWN_OF_A_KIND = 100;
const MOST_CHARACTERS = 200;

/** The search that an address names: `q`, and `kind` if it is one. */
export function readSearch(params: URLSearchParams): { query: string; kind: Kind | null } {
  const kind = params.get("kind");
  return {
    query: (params.get("q") ?? "").slice(0, MOST_CHARACTERS).trim(),
    kind: kind !== null && Object.hasOwn(KIND_WORDS, kind) ? (kind as Kind) : null,
  };
}
