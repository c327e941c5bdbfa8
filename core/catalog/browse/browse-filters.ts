import { z } from "zod";
import { BROWSE_SORTS, LENGTH_NAMES } from "#core/catalog/browse/browse-choices.ts";
import { MAX_PAGE_SIZE } from "#core/paging/keyset.ts";

const FIRST_YEAR = 1870;
const LAST_YEAR = 2999;
const word = z.string().min(1).max(60);
const language = z.string().regex(/^[a-z]{2,8}$/);
const year = z.number().int().min(FIRST_YEAR).max(LAST_YEAR);

/** What a list is narrowed to; a title has to fit all of it. */
export const browseFiltersSchema = z.object({
  genre: word.optional(),
  tag: word.optional(),
  /** The first and the last year of release that fit. */
  fromYear: year.optional(),
  toYear: year.optional(),
  /** A language that is spoken in it, and one that it has subtitles in: without script and region. */
  audio: language.optional(),
  subtitles: language.optional(),
  length: z.enum(LENGTH_NAMES).optional(),
  /** The least short side of its largest rendition: 1080 for 1080p and better. */
  minHeight: z.number().int().min(1).max(10_000).optional(),
  /** The highest age rating that fits. A title without a rating fits none. */
  maxAgeYears: z.number().int().min(0).max(21).optional(),
  /** Only what this profile has not watched to its end. */
  unwatched: z.literal(true).optional(),
});
export type BrowseFilters = Readonly<z.infer<typeof browseFiltersSchema>>;

export const browseInputSchema = browseFiltersSchema.extend({
  kind: z.enum(["movie", "series"]),
  sort: z.enum(BROWSE_SORTS).default("newest"),
  /** Longer than others, since the name of a title is in it. */
  cursor: z.string().max(4_000).nullish(),
  limit: z.number().int().min(1).max(MAX_PAGE_SIZE).default(48),
});
export type BrowseInput = Readonly<z.infer<typeof browseInputSchema>>;
