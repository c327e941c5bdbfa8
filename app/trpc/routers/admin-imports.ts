import { z } from "zod";
import { operateProcedure } from "#app/trpc/init.ts";
import { releaseYear } from "#app/trpc/inputs/title-change.ts";
import { fieldMessage } from "#core/messages/field-message.ts";
import { listFolders } from "#core/import/folders/list-folders.ts";
import { beginImport } from "#core/import/runs/begin-import.ts";
import { correctFiles } from "#core/import/runs/correct-files.ts";
import { getImport, listImports } from "#core/import/runs/get-import.ts";
import { folderListSchema, importPageSchema, importSummarySchema } from "#core/import/runs/schemas.ts";
import { watchedFolderSchema } from "#core/import/watched/schemas.ts";
import {
  addWatchedFolder,
  listWatchedFolders,
  removeWatchedFolder,
} from "#core/import/watched/watched-folders.ts";
import { cancelImport, startImport } from "#core/import/runs/start-import.ts";

const MAX_PATH_CHARACTERS = 4096;
const folder = z.string().max(MAX_PATH_CHARACTERS);
const byImport = z.object({ importId: z.uuid() });
const integer = z
  .number(fieldMessage("fields.wholeNumber"))
  .int(fieldMessage("fields.wholeNumber"))
  .min(0, fieldMessage("fields.wholeNumber"));
const episodeNumber = integer.max(9999, fieldMessage("fields.numberTooLarge"));

const correction = byImport.extend({
  files: z.union([z.object({ position: z.number().int().min(0) }), z.object({ folder })]),
  isChosen: z.boolean().optional(),
  location: z
    .object({
      kind: z.enum(["movie", "episode"]).optional(),
      name: z
        .string()
        .trim()
        .min(1, fieldMessage("fields.name"))
        .max(200, fieldMessage("fields.characters", { max: 200 }))
        .optional(),
      releaseYear,
      season: episodeNumber.optional(),
      episode: episodeNumber.optional(),
    })
    .optional(),
});

/** Imports of folders of the server. Part of the admin router. */
export const importProcedures = {
  imports: operateProcedure.output(z.array(importSummarySchema)).query(({ ctx }) => listImports(ctx.core)),
  import: operateProcedure
    .input(
      z.object({
        importId: z.string().max(64),
        fromPosition: z.number().int().min(0).default(0),
        onlyProblems: z.boolean().default(false),
      }),
    )
    .output(importPageSchema)
    .query(({ ctx, input }) => getImport(ctx.core, input)),
  /** The folders in one, or the allowed ones at the top. */
  importFolders: operateProcedure
    .input(z.object({ path: folder.nullable() }))
    .output(folderListSchema)
    .query(({ ctx, input }) => listFolders(ctx.core.env, input.path)),
  beginImport: operateProcedure
    .input(z.object({ folder }))
    .output(byImport)
    .mutation(({ ctx, input }) => beginImport(ctx.core, ctx.user, input)),
  correctImport: operateProcedure
    .input(correction)
    .output(z.object({ changed: z.number() }))
    .mutation(({ ctx, input }) => correctFiles(ctx.core, input)),
  startImport: operateProcedure
    .input(byImport.extend({ copies: z.boolean(), publishes: z.boolean() }))
    .output(z.void())
    .mutation(({ ctx, input }) => startImport(ctx.core, input)),
  watchedFolders: operateProcedure
    .output(z.array(watchedFolderSchema))
    .query(({ ctx }) => listWatchedFolders(ctx.core)),
  addWatchedFolder: operateProcedure
    .input(z.object({ folder, copies: z.boolean(), publishes: z.boolean() }))
    .output(z.void())
    .mutation(({ ctx, input }) => addWatchedFolder(ctx.core, input)),
  removeWatchedFolder: operateProcedure
    .input(z.object({ watchedFolderId: z.uuid() }))
    .output(z.void())
    .mutation(({ ctx, input }) => removeWatchedFolder(ctx.core, input.watchedFolderId)),
  cancelImport: operateProcedure
    .input(byImport)
    .output(z.void())
    .mutation(({ ctx, input }) => cancelImport(ctx.core, input.importId)),
};
