import { z } from "zod";
import { catalogProcedure, router, uploadProcedure } from "#app/trpc/init.ts";
import { fieldMessage } from "#core/messages/field-message.ts";
import { addToSeries } from "#core/uploads/add-to-series.ts";
import { mayUpload } from "#core/uploads/assert-may-upload.ts";
import { cancelUpload } from "#core/uploads/cancel-upload.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { createUpload } from "#core/uploads/create-upload.ts";
import { findSameFile } from "#core/uploads/files/find-same-file.ts";
import { getPartTarget } from "#core/uploads/parts/get-part-target.ts";
import { getUploadStatus } from "#core/uploads/get-upload-status.ts";
import { listActiveUploads } from "#core/uploads/list-active-uploads.ts";
import {
  completedUploadSchema,
  partTargetSchema,
  sameFileSchema,
  seriesOfferSchema,
  uploadStatusSchema,
  uploadVisibilitySchema,
} from "#core/uploads/schemas.ts";
import { getSeriesOffer } from "#core/uploads/series-offer.ts";
import { uploadVisibility } from "#core/uploads/upload-visibility.ts";

/** 64 KiB as base64. */
const MAX_FIRST_BYTES_LENGTH = 88_000;

const createInput = z.object({
  fileName: z.string().min(1, fieldMessage("fields.fileWithoutName")).max(1_000).transform(cleanFileName),
  sizeBytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  fingerprint: z.string().min(1).max(1_000),
  sourceFingerprint: z.hash("sha256").optional(),
  firstBytesBase64: z.base64().max(MAX_FIRST_BYTES_LENGTH),
  /** The series that it becomes an episode of; without a season the file's name tells it. */
  series: z
    .object({ titleId: z.uuid(), seasonNumber: z.number().int().min(0).max(9_999).nullable() })
    .optional(),
});
const describedFile = createInput.pick({ fileName: true, sizeBytes: true, fingerprint: true }).extend({
  sourceFingerprint: z.hash("sha256"),
});
const byUpload = z.object({ uploadId: z.uuid() });
const byPart = byUpload.extend({ partNumber: z.number().int().positive() });

/** Uploads; each belongs to its owner. The bytes go to the store, by `partTarget`. */
export const uploadsRouter = router({
  mayUpload: uploadProcedure.output(z.boolean()).query(({ ctx }) => mayUpload(ctx.core, ctx.user)),
  visibility: uploadProcedure
    .output(uploadVisibilitySchema)
    .query(({ ctx }) => uploadVisibility(ctx.core, ctx.user)),
  findSame: uploadProcedure
    .input(describedFile)
    .output(sameFileSchema.nullable())
    .query(({ ctx, input }) => findSameFile(ctx.core, ctx.user, input)),
  create: uploadProcedure
    .input(createInput)
    .output(uploadStatusSchema)
    .mutation(({ ctx, input }) => {
      const { firstBytesBase64, ...rest } = input;
      const firstBytes = Buffer.from(firstBytesBase64, "base64");
      return createUpload(ctx.core, ctx.user, { ...rest, firstBytes });
    }),
  status: uploadProcedure
    .input(byUpload)
    .output(uploadStatusSchema)
    .query(({ ctx, input }) => getUploadStatus(ctx.core, ctx.user, input.uploadId)),
  partTarget: uploadProcedure
    .input(byPart)
    .output(partTargetSchema)
    .query(({ ctx, input }) => getPartTarget(ctx.core, ctx.user, input)),
  complete: uploadProcedure
    .input(byUpload)
    .output(completedUploadSchema)
    .mutation(({ ctx, input }) => completeUpload(ctx.core, ctx.user, input.uploadId)),
  cancel: uploadProcedure
    .input(byUpload)
    .output(z.void())
    .mutation(({ ctx, input }) => cancelUpload(ctx.core, ctx.user, input.uploadId)),
  seriesOffer: uploadProcedure
    .input(byUpload)
    .output(seriesOfferSchema.nullable())
    .query(({ ctx, input }) => getSeriesOffer(ctx.core, ctx.user, input.uploadId)),
  addToSeries: catalogProcedure
    .input(byUpload.extend({ add: z.boolean() }))
    .output(z.object({ titleId: z.string().nullable() }))
    .mutation(({ ctx, input }) => addToSeries(ctx.core, ctx.user, input)),
  active: uploadProcedure
    .output(z.array(uploadStatusSchema))
    .query(({ ctx }) => listActiveUploads(ctx.core, ctx.user)),
});

/** The name without folders and without control characters; names are displayed, never opened. */
function cleanFileName(fileName: string): string {
  const last = fileName.split(/[/\\]/).pop() ?? "";
  return last.replace(/\p{Cc}/gu, "").slice(0, 255) || "video";
}
