import { setFilters } from "#app/components/browse/browse-state.ts";
import { type BrowseData } from "#app/components/browse/load-browse.ts";
import { type BrowseFacets } from "#core/catalog/browse/browse-facets.ts";
import { type BrowseFilters } from "#core/catalog/browse/browse-filters.ts";

/**
 * How many titles fit the filters, where that costs no query: all of them are shown, none is set, or the one that is set has
 * a count of its own. Null otherwise.
 */
export function titleCount(
  data: Pick<BrowseData, "page" | "facets" | "filters" | "isFirstPage">,
): number | null {
  const { page, facets, filters, isFirstPage } = data;
  if (isFirstPage && page.nextCursor === null) return page.items.length;
  const names = setFilters(filters);
  if (names.length === 0) return facets.titleCount;
  const [name] = names;
  return names.length === 1 && name ? countOfOne(facets, filters) : null;
}

function countOfOne(facets: BrowseFacets, filters: BrowseFilters): number | null {
  const { genre, tag, audio, subtitles, length, minHeight, maxAgeYears } = filters;
  const found =
    facets.genres.find(({ value }) => value === genre) ??
    facets.tags.find(({ value }) => value === tag) ??
    facets.audio.find(({ value }) => value === audio) ??
    facets.subtitles.find(({ value }) => value === subtitles) ??
    facets.lengths.find(({ value }) => value === length) ??
    facets.heights.find(({ value }) => value === minHeight) ??
    facets.ages.find(({ value }) => value === maxAgeYears);
  return found?.titleCount ?? null;
}

const NUMBER = new Intl.NumberFormat("en-GB");

/** "1 film", "1,204 films", "3 series". */
export function countWords(count: number, kind: "movie" | "series"): string {
  if (kind === "series") return `${NUMBER.format(count)} series`;
  return `${NUMBER.format(count)} ${count === 1 ? "film" : "films"}`;
}
