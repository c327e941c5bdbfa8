import { Meilisearch, type Settings } from "meilisearch";

/** The two indexes of a site: names are few and change often, lines are many and do not. */
export interface IndexNames {
  readonly entries: string;
  readonly lines: string;
}

const REQUEST_TIMEOUT_MS = 10_000;
/** The engine answers with what it found until then. */
const CUTOFF_MS = 200;

/** A client; nothing is asked yet. */
export function meilisearchClient(server: { url: string; key: string | undefined }): Meilisearch {
  return new Meilisearch({
    host: server.url,
    ...(server.key === undefined ? {} : { apiKey: server.key }),
    timeout: REQUEST_TIMEOUT_MS,
  });
}

/** The names of the indexes that are searched, or, with a generation, of the ones that will replace them. */
export function indexNames(prefix: string, generation?: string): IndexNames {
  const suffix = generation === undefined ? "" : `_${generation}`;
  return { entries: `${prefix}_entries${suffix}`, lines: `${prefix}_lines${suffix}` };
}

/** Texts are searched as the folded words that Matinee made of them, as on every driver. */
export const INDEX_SETTINGS: Settings = {
  searchableAttributes: ["words"],
  filterableAttributes: ["id", "kind", "titleId", "setId"],
  displayedAttributes: ["id", "kind", "titleId", "playableId", "startSeconds", "text", "generation"],
  rankingRules: ["words", "typo", "proximity", "exactness", "length:asc"],
  sortableAttributes: ["length"],
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
  searchCutoffMs: CUTOFF_MS,
};
