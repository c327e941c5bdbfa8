import { heightName, languageName } from "#app/components/format/words.ts";
import { type BrowseSort, type FilterName, type Length } from "#core/catalog/browse/browse-choices.ts";
import { type BrowseFilters } from "#core/catalog/browse/browse-filters.ts";

/** Of a film, or of a series' episodes. */
export const LENGTH_WORDS: Readonly<Record<Length, string>> = {
  "under-30": "Under 30 min",
  "30-60": "30 to 60 min",
  "60-90": "1 h to 1 h 30",
  "90-120": "1 h 30 to 2 h",
  "over-120": "Over 2 h",
};

export const SORT_WORDS: Readonly<Record<BrowseSort, string>> = {
  newest: "Recently added",
  name: "Name",
  year: "Year",
  length: "Length",
};

/** What a chosen filter is called: "1990s", "French audio". */
export function filterWords(name: FilterName, filters: BrowseFilters): string {
  const {
    genre = "",
    tag = "",
    length,
    minHeight = 0,
    maxAgeYears = 0,
    audio = "",
    subtitles = "",
  } = filters;
  switch (name) {
    case "genre":
      return genre;
    case "tag":
      return tag;
    case "years":
      return yearWords(filters);
    case "length":
      return length ? LENGTH_WORDS[length] : "";
    case "minHeight":
      return heightWords(minHeight);
    case "maxAgeYears":
      return ageWords(maxAgeYears);
    case "audio":
      return `${languageName(audio)} audio`;
    case "subtitles":
      return `${languageName(subtitles)} subtitles`;
    case "unwatched":
      return "Unwatched";
  }
}

/** "1990s", "1994", "1994–1996", "From 1994", "Until 1996". */
export function yearWords({ fromYear, toYear }: Pick<BrowseFilters, "fromYear" | "toYear">): string {
  if (fromYear === undefined) return toYear === undefined ? "" : `Until ${toYear}`;
  if (toYear === undefined) return `From ${fromYear}`;
  if (fromYear === toYear) return String(fromYear);
  return decadeOf({ fromYear, toYear }) === null ? `${fromYear}–${toYear}` : `${fromYear}s`;
}

/** The first year, if the years are exactly a decade. */
export function decadeOf({ fromYear, toYear }: Pick<BrowseFilters, "fromYear" | "toYear">): number | null {
  return fromYear !== undefined && fromYear % 10 === 0 && toYear === fromYear + 9 ? fromYear : null;
}

/** "4K", "1080p or better". */
export function heightWords(minHeight: number): string {
  return minHeight >= 2160 ? heightName(minHeight) : `${heightName(minHeight)} or better`;
}

/** "All ages", "Up to age 12": what is rated for that age or a lower one. */
export function ageWords(maxAgeYears: number): string {
  return maxAgeYears === 0 ? "All ages" : `Up to age ${maxAgeYears}`;
}
