import { z } from "zod";
import { VIDEO_STATES } from "#db/schema/video-states.ts";

/** What the catalog shows. Dates are by the database's clock. */
/** An image's addresses are `/images/<id>/<width>.webp`, for each of `widths` (ascending). */
export const imageRefSchema = z.object({
  id: z.string(),
  widths: z.array(z.number()).readonly(),
  width: z.number(),
  height: z.number(),
  /** 24 px wide WebP as a data URL. */
  placeholder: z.string().nullable(),
  /** Mean lightness, 0 to 1. */
  lightness: z.number().nullable(),
});

/** How far a profile is in a playable. */
export const watchStateSchema = z.object({
  positionSeconds: z.number(),
  durationSeconds: z.number(),
  watched: z.boolean(),
  updatedAt: z.date(),
});

export const titleCardSchema = z.object({
  id: z.string(),
  kind: z.enum(["movie", "series"]),
  name: z.string(),
  languageTag: z.string().nullable(),
  overview: z.string(),
  releaseYear: z.number().nullable(),
  genres: z.array(z.string()).readonly(),
  poster: imageRefSchema.nullable(),
  backdrop: imageRefSchema.nullable(),
  /** A movie's; null while unknown, and for a series. */
  durationSeconds: z.number().nullable(),
  seasonCount: z.number(),
  episodeCount: z.number(),
  publishedAt: z.date().nullable(),
});

/** A playable in a row: Continue watching, Next up, history. */
export const playableCardSchema = z.object({
  playableId: z.string(),
  title: titleCardSchema.pick({ id: true, kind: true, name: true, languageTag: true }),
  name: z.string(),
  seasonNumber: z.number().nullable(),
  episodeNumber: z.number().nullable(),
  /** The last number, where one file holds several episodes; else null. */
  lastEpisodeNumber: z.number().nullable(),
  /** ISO 8601, of an episode that has a date for a number; else null. */
  airDate: z.string().nullable(),
  /** Wide still of the video, else the title's backdrop. */
  still: imageRefSchema.nullable(),
  durationSeconds: z.number().nullable(),
  progress: watchStateSchema.nullable(),
  videoState: z.enum(VIDEO_STATES).nullable(),
});

/** An entry of the bill: what Home opens with. */
export const heroEntrySchema = titleCardSchema.extend({
  /** What its ticket plays; null where nothing can be played yet. */
  play: playableCardSchema.nullable(),
});

export const homePageSchema = z.object({
  hero: z.array(heroEntrySchema).readonly(),
  continueWatching: z.array(playableCardSchema).readonly(),
  nextUp: z.array(playableCardSchema).readonly(),
  newTitles: z.array(titleCardSchema).readonly(),
  genreRows: z
    .array(
      z.object({
        genre: z.string(),
        titles: z.array(titleCardSchema).readonly(),
      }),
    )
    .readonly(),
  /** Titles that this person may see, published or own. */
  titleCount: z.number(),
});

export const playableDetailSchema = playableCardSchema.extend({
  overview: z.string(),
  kind: z.enum(["movie", "episode", "extra", "recording"]),
  /** The still that a person chose; null where we chose. */
  chosenStillId: z.string().nullable(),
  versions: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        videoId: z.string().nullable(),
        videoState: z.enum(VIDEO_STATES).nullable(),
        progressPercent: z.number(),
        /** As everywhere (`VideoProgress`): null while there is no estimate, 0 when done. */
        secondsLeft: z.number().nullable(),
        heights: z.array(z.number()).readonly(),
        audioLanguages: z.array(z.string()).readonly(),
        subtitleLanguages: z.array(z.string()).readonly(),
        failureReason: z.string().nullable(),
      }),
    )
    .readonly(),
});

/** A chapter of a film, in seconds of its playing time. */
export const titleChapterSchema = z.object({
  startSeconds: z.number(),
  endSeconds: z.number(),
  name: z.string(),
  /** The still nearest to it. */
  still: imageRefSchema.nullable(),
});

/** Somebody who made a title (`part`: "Directed by") or plays in it (`part`: the character, or empty). */
export const creditSchema = z.object({
  kind: z.enum(["crew", "cast"]),
  part: z.string(),
  personName: z.string(),
});

export const titlePageSchema = titleCardSchema.extend({
  visibility: z.enum(["draft", "unlisted", "published"]),
  mayEdit: z.boolean(),
  /** A movie's own playable, and its extras. */
  playables: z.array(playableDetailSchema).readonly(),
  /** In their order; empty ones for those alone who may edit. */
  seasons: z
    .array(
      z.object({
        id: z.string(),
        number: z.number(),
        name: z.string().nullable(),
        episodes: z.array(playableDetailSchema).readonly(),
      }),
    )
    .readonly(),
  /** A film's, out of its file: of its default version. Empty for a series. */
  chapters: z.array(titleChapterSchema).readonly(),
  credits: z.array(creditSchema).readonly(),
  /** What the ticket plays: where one stopped, else the first that can be played. */
  play: playableCardSchema.nullable(),
});

/** A picture that a title's poster or backdrop can be chosen from. */
export const titleImageSchema = imageRefSchema.extend({
  kind: z.enum(["poster", "backdrop", "still"]),
  /** Where in its video a still was taken. */
  atSeconds: z.number().nullable(),
});
