import { type z } from "zod";
import {
  type uploadStatusSchema,
  type unfinishedUploadSchema,
  type completedUploadSchema,
  type sameFileSchema,
  type uploadVisibilitySchema,
  type seriesOfferSchema,
} from "#core/uploads/schemas.ts";

export type UploadStatus = Readonly<z.infer<typeof uploadStatusSchema>>;
export type UnfinishedUpload = Readonly<z.infer<typeof unfinishedUploadSchema>>;
export type CompletedUpload = Readonly<z.infer<typeof completedUploadSchema>>;
export type SeriesOffer = Readonly<z.infer<typeof seriesOfferSchema>>;
export type UploadVisibility = z.infer<typeof uploadVisibilitySchema>;
export type SameFile = Readonly<z.infer<typeof sameFileSchema>>;

/** A file as its uploader's browser describes it. */
export interface DescribedFile {
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Name, size and modification time as the browser sees them. */
  readonly fingerprint: string;
  /** The hash of its size and its ends. */
  readonly sourceFingerprint: string;
}

/** The series that an upload is begun for. */
export interface ChosenSeries {
  readonly titleId: string;
  /** Null: the season that the file's name tells, otherwise the first. */
  readonly seasonNumber: number | null;
}
