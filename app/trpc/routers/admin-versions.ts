import { z } from "zod";
import { catalogProcedure } from "#app/trpc/init.ts";
import { SUGGESTED_KINDS, suggestWords } from "#core/catalog/suggest-words.ts";
import { updateVersion } from "#core/catalog/update-version.ts";
import { fieldMessage } from "#core/messages/field-message.ts";

const versionName = z
  .string()
  .trim()
  .min(1, fieldMessage("fields.title"))
  .max(100, fieldMessage("fields.characters", { max: 100 }));

/** Cuts and dubs of a title, and the words that its fields suggest. Part of the admin router. */
export const versionProcedures = {
  updateVersion: catalogProcedure
    .input(
      z.object({
        versionId: z.uuid(),
        name: versionName.optional(),
        isDefault: z.literal(true).optional(),
      }),
    )
    .output(z.void())
    .mutation(({ ctx, input }) => updateVersion(ctx.core, input)),
  suggestWords: catalogProcedure
    .input(z.object({ kind: z.enum(SUGGESTED_KINDS), text: z.string().max(200) }))
    .output(z.array(z.string()))
    .query(({ ctx, input }) => suggestWords(ctx.core, input.kind, input.text)),
};
