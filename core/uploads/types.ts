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

/** An unfinished upload as a list shows it. */
export interface UnfinishedUpload {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Bytes of the parts that arrived. */
  readonly storedBytes: number;
  readonly createdAt: Date;
  /** Whose it is, where that is somebody else. */
  readonly ownerName?: string;
}

/** What completing an upload made. */
export interface CompletedUpload {
  readonly uploadId: string;
  readonly videoId: string;
  readonly titleId: string;
  readonly playableId: string;
}
