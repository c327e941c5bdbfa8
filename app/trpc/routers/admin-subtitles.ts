import { z } from "zod";
import { catalogProcedure } from "#app/trpc/init.ts";
import { fieldMessage } from "#core/messages/field-message.ts";
import { addSubtitles } from "#core/subtitles/add-subtitles.ts";
import { removeSubtitles, replaceSubtitles } from "#core/subtitles/change-subtitles.ts";
import { listSubtitles } from "#core/subtitles/list-subtitles.ts";
import { previewSubtitles } from "#core/subtitles/preview-subtitles.ts";
import { SUBTITLE_KINDS } from "#core/subtitles/subtitle-kind.ts";
import { subtitleItemSchema, subtitlePreviewSchema } from "#core/subtitles/schemas.ts";

/** 720 kB as base64, which fits into a request of 1 MiB. Larger files can be imported beside a film. */
const MAX_BASE64_LENGTH = 960_000;

const languageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, fieldMessage("fields.language"));
const file = z.object({
  fileName: z.string().min(1, fieldMessage("fields.file")).max(255),
  bytesBase64: z.base64().max(MAX_BASE64_LENGTH, fieldMessage("fields.subtitlesTooLarge")),
});
const described = file.extend({ languageTag, kind: z.enum(SUBTITLE_KINDS) });

const bytesOf = ({ bytesBase64 }: { bytesBase64: string }): Buffer => Buffer.from(bytesBase64, "base64");

/** The subtitles of a title's files. Part of the admin router. */
export const subtitleProcedures = {
  titleSubtitles: catalogProcedure
    .input(z.object({ titleId: z.uuid() }))
    .output(z.array(subtitleItemSchema))
    .query(({ ctx, input }) => listSubtitles(ctx.core, input.titleId)),
  previewSubtitles: catalogProcedure
    .input(file.extend({ languageTag: languageTag.optional() }))
    .output(subtitlePreviewSchema)
    .mutation(({ input }) => previewSubtitles({ ...input, bytes: bytesOf(input) })),
  addSubtitles: catalogProcedure
    .input(described.extend({ videoId: z.uuid() }))
    .output(z.object({ subtitleId: z.string() }))
    .mutation(({ ctx, input }) => addSubtitles(ctx.core, { ...input, bytes: bytesOf(input) })),
  replaceSubtitles: catalogProcedure
    .input(described.extend({ subtitleId: z.uuid() }))
    .output(z.void())
    .mutation(({ ctx, input }) => replaceSubtitles(ctx.core, { ...input, bytes: bytesOf(input) })),
  removeSubtitles: catalogProcedure
    .input(z.object({ subtitleId: z.uuid() }))
    .output(z.void())
    .mutation(({ ctx, input }) => removeSubtitles(ctx.core, input)),
};
