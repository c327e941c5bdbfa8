import { z } from "zod";

/** An upload for its uploader. */
export const uploadStatusSchema = z.object({
  id: z.string(),
  videoId: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  partSizeBytes: z.number(),
  partCount: z.number(),
  state: z.enum(["active", "completed", "cancelled"]),
  /** Numbers of the stored parts, from 1. */
  storedParts: z.array(z.number()).readonly(),
  fingerprint: z.string(),
  createdAt: z.date(),
});

/** An unfinished upload as a list shows it. */
export const unfinishedUploadSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  /** Bytes of the parts that arrived. */
  storedBytes: z.number(),
  createdAt: z.date(),
  /** Its owner, if that is another user. */
  ownerName: z.string().optional(),
});

/** The result of completing an upload. */
export const completedUploadSchema = z.object({
  uploadId: z.string(),
  videoId: z.string(),
  titleId: z.string(),
  playableId: z.string(),
});

/** Where a client sends one part of an upload. */
export const partTargetSchema = z.object({
  url: z.string(),
  method: z.literal("PUT"),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.date(),
});

/** Where a file is already, under any name: as a title of the library, or as another unfinished upload. */
export const sameFileSchema = z.object({
  /** The title, with season and episode of an episode; of an unfinished upload its file's name. */
  name: z.string(),
  /** Null for an unfinished upload. */
  titleId: z.string().nullable(),
});

/** The series, season and number that an upload's file name gives. */
export const seriesOfferSchema = z.object({
  /** The series of that name; null where a new one is made. */
  seriesId: z.string().nullable(),
  seriesName: z.string(),
  /** Whether an upload that arrives as a draft is published all the same, because the series is. */
  publishesDraft: z.boolean(),
  seasonNumber: z.number(),
  episodeNumber: z.number(),
  /** Where one file holds several episodes. */
  lastEpisodeNumber: z.number().nullable(),
  /** ISO 8601, of an episode that has a date for a number. */
  airDate: z.string().nullable(),
  /** Whether the upload becomes that episode, or is it already. */
  isAccepted: z.boolean(),
});

/**
 * The visibility of a new upload: published as soon as it can be played, a draft that admins publish, or unlisted (a
 * viewer's: only its owner and admins see it).
 */
export const uploadVisibilitySchema = z.enum(["published", "draft", "unlisted"]);
