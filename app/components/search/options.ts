import { type SearchAnswer, type SearchHit } from "#core/search/schemas.ts";
import { hitPath, searchPath } from "./hit-path.ts";
import { KIND_WORDS } from "./hit-words.ts";

/** A line of the list below the search box. */
export type SearchOption =
  | { readonly type: "hit"; readonly hit: SearchHit; readonly path: string }
  | { readonly type: "recent"; readonly query: string; readonly path: string }
  | { readonly type: "meant"; readonly query: string; readonly path: string }
  | { readonly type: "all"; readonly query: string; readonly path: string };

export interface OptionGroup {
  readonly heading: string;
  readonly options: readonly SearchOption[];
}

/** The list for an answer: what was meant, the hits of each kind, and the page with all of them. */
export function optionGroups(query: string, answer: SearchAnswer): OptionGroup[] {
  const kinds = Object.keys(KIND_WORDS) as SearchHit["kind"][];
  const groups = kinds.map((kind) => ({
    heading: KIND_WORDS[kind],
    options: answer.hits
      .filter((hit) => hit.kind === kind)
      .map((hit): SearchOption => ({ type: "hit", hit, path: hitPath(hit) })),
  }));
  const { didYouMean } = answer;
  const meant: SearchOption[] = didYouMean
    ? [{ type: "meant", query: didYouMean, path: searchPath(didYouMean) }]
    : [];
  const all: SearchOption[] = answer.hits.length > 0 ? [{ type: "all", query, path: searchPath(query) }] : [];
  return [{ heading: "Did you mean", options: meant }, ...groups, { heading: "More", options: all }].filter(
    ({ options }) => options.length > 0,
  );
}

/** The list for an empty box. */
export function recentGroups(recent: readonly string[]): OptionGroup[] {
  if (recent.length === 0) return [];
  const options = recent.map((query): SearchOption => ({ type: "recent", query, path: searchPath(query) }));
  return [{ heading: "Recent searches", options }];
}

/** The option after or before the active one; from none, the first or the last; past an end, none. */
export function nextIndex(active: number | null, count: number, step: 1 | -1): number | null {
  if (count === 0) return null;
  if (active === null) return step === 1 ? 0 : count - 1;
  const next = active + step;
  return next < 0 || next >= count ? null : next;
}
