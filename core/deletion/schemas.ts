import { z } from "zod";

/** Something that was deleted by itself, with all that went with it. */
export const deletedItemSchema = z.object({
  /** Of the title, the episode or extra, or the video, as `kind` says. */
  id: z.string(),
  kind: z.enum(["movie", "series", "episode", "extra", "version"]),
  name: z.string(),
  /** Of a version: the name of its file, which tells it from the others. */
  fileName: z.string().nullable(),
  deletedAt: z.date(),
  /** When its files go, and restoring ends. */
  filesGoAt: z.date(),
  /** False once its files are being deleted. */
  canRestore: z.boolean(),
  /** What goes from the store. A file imported in place stays, and is not counted. */
  sizeBytes: z.number(),
});

export const deletedKindSchema = z.enum(["title", "episode", "version"]);

/** What a deletion set in motion. */
export const deletionSchema = z.object({
  titleId: z.string(),
  /** Whether the whole title goes: asked for, or because its last video does. */
  entireTitle: z.boolean(),
  tombstoneIds: z.array(z.string()).readonly(),
  /** Chunks that were being encoded: whoever ran them stops within a few seconds. */
  haltedChunks: z.number(),
});
