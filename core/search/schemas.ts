import { z } from "zod";
import { imageRefSchema } from "#core/catalog/schemas.ts";
import { HIT_KINDS } from "#core/search-index/search-index.ts";

const rangeSchema = z.object({ start: z.number(), end: z.number() });

/** A part of a storyboard: a rectangle of a sprite. */
export const storyboardCropSchema = z.object({
  url: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

export const searchHitSchema = z.object({
  id: z.string(),
  kind: z.enum(HIT_KINDS),
  /** What was found, and its parts that match, in UTF-16 positions. */
  text: z.string(),
  highlights: z.array(rangeSchema).readonly(),
  title: z.object({
    id: z.string(),
    kind: z.enum(["movie", "series"]),
    name: z.string(),
    languageTag: z.string().nullable(),
    releaseYear: z.number().nullable(),
    seasonCount: z.number(),
    poster: imageRefSchema.nullable(),
  }),
  /** The page of a member of cast or crew; null for other hits. */
  personId: z.string().nullable(),
  /** Whether a tag is a genre or a free tag; null for other hits. */
  tagKind: z.enum(["genre", "tag"]).nullable(),
  /** How many titles have this member of cast or crew, or this genre, among the hits. */
  titleCount: z.number(),
  /** For an episode and a line. */
  playable: z
    .object({
      id: z.string(),
      kind: z.enum(["movie", "series"]),
      name: z.string(),
      seasonNumber: z.number().nullable(),
      episodeNumber: z.number().nullable(),
      still: imageRefSchema.nullable(),
    })
    .nullable(),
  /** When a line is said. */
  seconds: z.number().nullable(),
  /** The storyboard's image of that second, if it was asked for and exists. */
  crop: storyboardCropSchema.nullable(),
});

export const searchAnswerSchema = z.object({
  driver: z.enum(["memory", "postgres", "meilisearch"]),
  hits: z.array(searchHitSchema).readonly(),
  counts: z.object({
    title: z.number(),
    episode: z.number(),
    person: z.number(),
    tag: z.number(),
    line: z.number(),
  }),
  /** Another query that finds something, or finds it without a typo; null if there is none. */
  didYouMean: z.string().nullable(),
});

export type SearchHit = Readonly<z.infer<typeof searchHitSchema>>;
export type SearchAnswer = Readonly<z.infer<typeof searchAnswerSchema>>;
export type StoryboardCrop = Readonly<z.infer<typeof storyboardCropSchema>>;
