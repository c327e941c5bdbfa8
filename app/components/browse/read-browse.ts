import { type BrowseState, PARAMETERS } from "#app/components/browse/browse-state.ts";
import { BROWSE_SORTS } from "#core/catalog/browse/browse-choices.ts";
import { browseFiltersSchema, type BrowseFilters } from "#core/catalog/browse/browse-filters.ts";

/** Filters whose value in the address is a number. */
const NUMBERS = new Set<keyof BrowseFilters>(["fromYear", "toYear", "minHeight", "maxAgeYears"]);
const DECADE = /^\d{3}0$/;

/**
 * The state and the cursor in an address. Addresses are typed, shared and sent by forms: an empty field is no filter, and
 * what makes no sense is left out. A form sends a decade as `decade`; years that it sends too come first.
 */
export function readBrowse(search: URLSearchParams): BrowseState & { readonly cursor: string | null } {
  const filters: Record<string, unknown> = {};
  for (const [key, parameter] of Object.entries(PARAMETERS)) {
    const name = key as keyof BrowseFilters;
    const read = browseFiltersSchema.shape[name].safeParse(
      valueOf(name, search.get(parameter)?.trim() ?? ""),
    );
    if (read.success && read.data !== undefined) filters[name] = read.data;
  }
  const sort = BROWSE_SORTS.find((one) => one === search.get("sort")) ?? "newest";
  return {
    filters: ordered(withDecade(filters, search.get("decade") ?? "")),
    sort,
    cursor: search.get("cursor"),
  };
}

function valueOf(name: keyof BrowseFilters, text: string): unknown {
  if (text === "") return undefined;
  if (name === "unwatched") return true;
  return NUMBERS.has(name) ? Number(text) : text;
}

function withDecade(filters: BrowseFilters, decade: string): BrowseFilters {
  if (!DECADE.test(decade) || filters.fromYear !== undefined || filters.toYear !== undefined) return filters;
  return { ...filters, fromYear: Number(decade), toYear: Number(decade) + 9 };
}

/** Years that were typed the wrong way round are meant the other way. */
function ordered(filters: BrowseFilters): BrowseFilters {
  const { fromYear, toYear } = filters;
  if (fromYear === undefined || toYear === undefined || fromYear <= toYear) return filters;
  return { ...filters, fromYear: toYear, toYear: fromYear };
}
