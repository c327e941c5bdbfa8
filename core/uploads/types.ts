/** An upload as its uploader sees it. */
export interface UploadStatus {
  readonly id: string;
  readonly videoId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly partSizeBytes: number;
  readonly partCount: number;
  readonly state: "active" | "completed" | "cancelled";
  /** Numbers of the parts that the store holds, from 1. */
  readonly storedParts: readonly number[];
  readonly fingerprint: string;
  readonly createdAt: Date;
}

/** What completing an upload made. */
export interface CompletedUpload {
  readonly uploadId: string;
  readonly videoId: string;
  readonly titleId: string;
  readonly playableId: string;
}
