import { type z } from "zod";
import {
  type uploadStatusSchema,
  type unfinishedUploadSchema,
  type completedUploadSchema,
} from "#core/uploads/schemas.ts";

export type UploadStatus = Readonly<z.infer<typeof uploadStatusSchema>>;
export type UnfinishedUpload = Readonly<z.infer<typeof unfinishedUploadSchema>>;
export type CompletedUpload = Readonly<z.infer<typeof completedUploadSchema>>;
