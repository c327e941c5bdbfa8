import { z } from "zod";
import { messageSchema } from "#core/messages/message-schema.ts";
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

/** A profile's position in a playable. */
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
  tags: z.array(z.string()).readonly(),
  /** From this age on; null where it is not rated. */
  ageRatingYears: z.number().nullable(),
  poster: imageRefSchema.nullable(),
  backdrop: imageRefSchema.nullable(),
  /** A movie's; null while unknown, and for a series. */
  durationSeconds: z.number().nullable(),
  seasonCount: z.number(),
  episodeCount: z.number(),
  publishedAt: z.date().nullable(),
});

/** A title as lists show it: what a card says of it. */
export const listedTitleSchema = titleCardSchema.omit({
  overview: true,
  genres: true,
  tags: true,
  ageRatingYears: true,
  durationSeconds: true,
});

/** A playable in a row: Continue watching, Next up, history. */
export const playableCardSchema = z.object({
  playableId: z.string(),
  title: titleCardSchema.pick({ id: true, kind: true, name: true, languageTag: true }),
  name: z.string(),
  seasonNumber: z.number().nullable(),
  episodeNumber: z.number().nullable(),
  /** The last number, if one file contains several episodes; otherwise null. */
  lastEpisodeNumber: z.number().nullable(),
  /** ISO 8601, for an episode that is numbered by date; otherwise null. */
  airDate: z.string().nullable(),
  /** A wide still of the video, otherwise the title's backdrop. */
  still: imageRefSchema.nullable(),
  durationSeconds: z.number().nullable(),
  progress: watchStateSchema.nullable(),
  videoState: z.enum(VIDEO_STATES).nullable(),
});

/** An entry of the hero, the first part of Home. */
export const heroEntrySchema = titleCardSchema.extend({
  /** What its Play button plays; null if it is not playable yet. */
  play: playableCardSchema.nullable(),
});

export const playableDetailSchema = playableCardSchema.extend({
  overview: z.string(),
  kind: z.enum(["movie", "episode", "extra", "recording"]),
  /** The still that an admin chose; null for an automatic choice. */
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
        failureReason: messageSchema.nullable(),
        /** Such as that its file is not there right now; null where there is none. */
        notice: messageSchema.nullable(),
      }),
    )
    .readonly(),
});

/** Since when the file of a video is not there, and why, with its path. */
export const unavailableSchema = z.object({ since: z.date(), reason: messageSchema });

/** A chapter of a film, in seconds of its timeline. */
export const titleChapterSchema = z.object({
  startSeconds: z.number(),
  endSeconds: z.number(),
  name: z.string(),
  /** The still nearest to it. */
  still: imageRefSchema.nullable(),
});

/** A member of cast or crew: `part` is the work ("Directed by"), the character, or empty. */
export const creditSchema = z.object({
  kind: z.enum(["crew", "cast"]),
  part: z.string(),
  personName: z.string(),
});

/** A credit as a page shows it; `personId` leads to the person's page. */
export const shownCreditSchema = creditSchema.extend({ personId: z.string().nullable() });

export const titlePageSchema = titleCardSchema.extend({
  visibility: z.enum(["draft", "unlisted", "published"]),
  /** When a draft is published by itself; null where no time is set. */
  publishAt: z.date().nullable(),
  mayEdit: z.boolean(),
  /** Since when a file of it is not there, and why; null for users who may not edit, and while all are there. */
  unavailable: unavailableSchema.nullable(),
  /** A movie's own playable, and its extras. */
  playables: z.array(playableDetailSchema).readonly(),
  /** In their order; empty ones only for users who may edit. */
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
  /** A film's chapters, from the file of its default version. Empty for a series. */
  chapters: z.array(titleChapterSchema).readonly(),
  credits: z.array(shownCreditSchema).readonly(),
  /** What the Play button plays: the last one that was begun, otherwise the first that can be played. */
  play: playableCardSchema.nullable(),
});

/** An image that can become a title's poster or backdrop. */
export const titleImageSchema = imageRefSchema.extend({
  kind: z.enum(["poster", "backdrop", "still"]),
  /** The time in its video at which a still was taken. */
  atSeconds: z.number().nullable(),
});
