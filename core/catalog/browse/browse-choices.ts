// Free of imports, since pages use it.
/** Lengths to choose from, in minutes: from `min` on, below `max`. Of a film, and of a series' episodes. */
export const LENGTHS = {
  "under-30": { minMinutes: 0, maxMinutes: 30 },
  "30-60": { minMinutes: 30, maxMinutes: 60 },
  "60-90": { minMinutes: 60, maxMinutes: 90 },
  "90-120": { minMinutes: 90, maxMinutes: 120 },
  "over-120": { minMinutes: 120, maxMinutes: null },
} as const;
export type Length = keyof typeof LENGTHS;
export const LENGTH_NAMES = Object.keys(LENGTHS) as [Length, ...Length[]];

/** Newest in the catalog first, by name, newest year first, shortest first. */
export const BROWSE_SORTS = ["newest", "name", "year", "length"] as const;
export type BrowseSort = (typeof BROWSE_SORTS)[number];

/** The filters that a user sets and removes as one, in the order in which pages name them: the years are one. */
export const FILTER_NAMES = [
  "genre",
  "tag",
  "years",
  "length",
  "minHeight",
  "maxAgeYears",
  "audio",
  "subtitles",
  "unwatched",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** Where counting the titles that a loosened filter brings stops: pages then say "more than". */
export const MAX_COUNTED = 1_000;
