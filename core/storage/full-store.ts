/** Codes of S3 stores that have no room: MinIO's, and those of others. */
const FULL_CODES: ReadonlySet<string> = new Set([
  "XMinioStorageFull",
  "XMinioAdminBucketQuotaExceeded",
  "QuotaExceeded",
  "InsufficientStorage",
]);
const INSUFFICIENT_STORAGE = 507;

/** Whether an answer of an S3 store, by its status and S3's code, says that it is full. Browsers get such answers too. */
export const isFullStore = (status: number, code: string): boolean =>
  status === INSUFFICIENT_STORAGE || FULL_CODES.has(code);
