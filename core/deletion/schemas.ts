import { z } from "zod";

/** A deletion: a title, episode or video, with all that was deleted with it. */
export const deletedItemSchema = z.object({
  /** Of the title, the episode or extra, or the video, by `kind`. */
  id: z.string(),
  kind: z.enum(["movie", "series", "episode", "extra", "version"]),
  name: z.string(),
  /** For a version: the name of its file, which distinguishes it from the others. */
  fileName: z.string().nullable(),
  deletedAt: z.date(),
  /** When its files are deleted, and it can no longer be restored. */
  filesGoAt: z.date(),
  /** False once its files are being deleted. */
  canRestore: z.boolean(),
  /** Bytes to delete from the store. A file imported in place stays, and is not counted. */
  sizeBytes: z.number(),
});

export const deletedKindSchema = z.enum(["title", "episode", "version"]);

/** The effect of a deletion. */
export const deletionSchema = z.object({
  titleId: z.string(),
  /** Whether the title is deleted: on request, or with its last video. */
  entireTitle: z.boolean(),
  tombstoneIds: z.array(z.string()).readonly(),
  /** Chunks that were being encoded: their transcoders stop within a few seconds. */
  haltedChunks: z.number(),
});
