import { z } from "zod";

/** A part of a video, in seconds of its timeline. */
export const markerSchema = z.object({ startSeconds: z.number(), endSeconds: z.number() });

/** What viewers skip: the intro, and the closing credits. */
export const markersSchema = z.object({
  intro: markerSchema.nullable(),
  credits: markerSchema.nullable(),
});

/** What the editor of markers needs of a file. */
export const markerEditorSchema = z.object({
  videoId: z.string(),
  durationSeconds: z.number(),
  markers: markersSchema,
  chapters: z.array(z.object({ startSeconds: z.number(), name: z.string() })).readonly(),
  /** Null while there is none. It holds a token in its path. */
  storyboardUrl: z.string().nullable(),
  /** Where the admin stopped; null if nothing is saved. */
  positionSeconds: z.number().nullable(),
  /** Of an episode: how many others of its season have a file. */
  otherEpisodes: z.number(),
});
