import { z } from "zod";
import { messageSchema } from "#core/messages/message-schema.ts";

/** A watched folder with what its last look came to. */
export const watchedFolderSchema = z.object({
  id: z.string(),
  path: z.string(),
  copies: z.boolean(),
  publishes: z.boolean(),
  /** When the last look ended; null before the first. */
  lookedAt: z.date().nullable(),
  importedCount: z.number(),
  refusedCount: z.number(),
  /** New files that are left until they stop changing. */
  growingCount: z.number(),
  /** Why the last look could not read the folder; null if it could. */
  problem: messageSchema.nullable(),
});

export type WatchedFolder = Readonly<z.infer<typeof watchedFolderSchema>>;
