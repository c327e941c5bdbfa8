import { z } from "zod";
import { messageSchema } from "#core/messages/message-schema.ts";

const namedTitle = { name: z.string(), releaseYear: z.number().nullable() };

/** What a file becomes in the catalog, as the import's page shows it. */
export const shownLocationSchema = z.object({
  kind: z.enum(["movie", "episode", "extra"]),
  ...namedTitle,
  /** Of an episode. */
  season: z.number().nullable(),
  episode: z.number().nullable(),
  lastEpisode: z.number().nullable(),
  /** The name of an episode, a version or an extra; null if there is none. */
  detail: z.string().nullable(),
});

export const importFileSchema = z.object({
  position: z.number(),
  /** The folder below the import's folder; empty for that folder itself. */
  folder: z.string(),
  fileName: z.string(),
  state: z.enum(["new", "known", "left_out", "imported", "skipped", "refused"]),
  isChosen: z.boolean(),
  isCorrected: z.boolean(),
  sizeBytes: z.number(),
  durationSeconds: z.number().nullable(),
  location: shownLocationSchema.nullable(),
  subtitleCount: z.number(),
  hasFacts: z.boolean(),
  artworkCount: z.number(),
  reason: messageSchema.nullable(),
  titleId: z.string().nullable(),
});

/** An import in numbers. */
export const importSummarySchema = z.object({
  id: z.string(),
  folder: z.string(),
  state: z.enum(["looking", "found", "running", "complete", "cancelled", "failed"]),
  copies: z.boolean(),
  publishes: z.boolean(),
  foundCount: z.number(),
  failure: messageSchema.nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
  counts: z.object({
    /** Files that will be imported, of films and of episodes. */
    chosen: z.number(),
    chosenFilms: z.number(),
    chosenEpisodes: z.number(),
    known: z.number(),
    leftOut: z.number(),
    imported: z.number(),
    skipped: z.number(),
    refused: z.number(),
  }),
});

/** What an import would need; an estimate, but for the sizes of the files. */
export const importNeedsSchema = z.object({
  sourceBytes: z.number(),
  /** Disk space if the files stay in place: for everything that is encoded. */
  inPlaceDiskBytes: z.number(),
  /** Disk space with their copies. */
  copiedDiskBytes: z.number(),
  /** Hours of one processor core. */
  cpuHours: z.number(),
  /** Files whose length was guessed from their size. */
  guessedFiles: z.number(),
});

/** A page of an import's files, in their order. */
export const importPageSchema = z.object({
  summary: importSummarySchema,
  /** Of the chosen files; null unless the import waits to be started. */
  needs: importNeedsSchema.nullable(),
  files: z.array(importFileSchema).readonly(),
  /** Where the next page starts; null at the end. */
  nextPosition: z.number().nullable(),
});

/** The folders in one. */
export const folderListSchema = z.object({
  /** Null at the top, where the allowed folders are listed. */
  path: z.string().nullable(),
  /** The folder above it; null if that is the top. */
  parent: z.string().nullable(),
  folders: z.array(z.object({ path: z.string(), name: z.string() })).readonly(),
  isCut: z.boolean(),
  /** Whether `MATINEE_IMPORT_ROOTS` is set. */
  isConfigured: z.boolean(),
});
