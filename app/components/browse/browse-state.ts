import { FILTER_NAMES, type BrowseSort, type FilterName } from "#core/catalog/browse/browse-choices.ts";
import { type BrowseFilters } from "#core/catalog/browse/browse-filters.ts";

/** What a browsing page shows: all of it is in its address. */
export interface BrowseState {
  readonly filters: BrowseFilters;
  readonly sort: BrowseSort;
}

/** The filters in an address; the years are two. */
export const PARAMETERS = {
  genre: "genre",
  tag: "tag",
  fromYear: "from",
  toYear: "to",
  length: "length",
  minHeight: "height",
  maxAgeYears: "age",
  audio: "audio",
  subtitles: "subtitles",
  unwatched: "unwatched",
} as const satisfies Record<keyof BrowseFilters, string>;

/** The address of a browsing page. What is not chosen is left out, so that one state has one address. */
export function browsePath(path: string, state: Partial<BrowseState>, cursor?: string | null): string {
  const search = new URLSearchParams();
  for (const [name, parameter] of Object.entries(PARAMETERS)) {
    const value = state.filters?.[name as keyof BrowseFilters];
    if (value !== undefined) search.set(parameter, value === true ? "1" : String(value));
  }
  if (state.sort && state.sort !== "newest") search.set("sort", state.sort);
  if (cursor) search.set("cursor", cursor);
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The path of the films or of the series. */
export function listPath(kind: "movie" | "series"): string {
  return kind === "movie" ? "/films" : "/series";
}

/** The filters without one of them. */
export function withoutFilter(filters: BrowseFilters, name: FilterName): BrowseFilters {
  const removed: readonly string[] = name === "years" ? ["fromYear", "toYear"] : [name];
  return Object.fromEntries(Object.entries(filters).filter(([key]) => !removed.includes(key)));
}

/** The filters that are set, by the names under which they are removed. */
export function setFilters(filters: BrowseFilters): FilterName[] {
  const names = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return FILTER_NAMES.filter((one) =>
    one === "years" ? names.includes("fromYear") || names.includes("toYear") : names.includes(one),
  );
}
