import { type S3Settings } from "#core/config/s3-settings.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { StoreAnswerError } from "#core/storage/drivers/minio/answer-error.ts";
import { isFullStore } from "#core/storage/full-store.ts";
import { isPassing } from "#core/storage/drivers/minio/retrying.ts";

type Explain = (settings: S3Settings, cause: unknown) => DomainError;

/** What an admin sets right, by S3's code. All are unavailable: no film is at fault, and work waits. */
const SETTINGS_AT_FAULT: Readonly<Record<string, Explain>> = {
  InvalidAccessKeyId: (_, cause) => new DomainError("unavailable", "storage.accessKeyUnknown", {}, { cause }),
  // Of versitygw, with status 404.
  XAdminUserNotFound: (_, cause) => new DomainError("unavailable", "storage.accessKeyUnknown", {}, { cause }),
  SignatureDoesNotMatch: (_, cause) =>
    new DomainError("unavailable", "storage.secretKeyWrong", {}, { cause }),
  AccessDenied: ({ bucket }, cause) =>
    new DomainError("unavailable", "storage.bucketForbidden", { bucket }, { cause }),
  NoSuchBucket: ({ bucket }, cause) =>
    new DomainError("unavailable", "storage.bucketMissing", { bucket }, { cause }),
  RequestTimeTooSkewed: (_, cause) => new DomainError("unavailable", "storage.clocksDiffer", {}, { cause }),
  AuthorizationHeaderMalformed: ({ region }, cause) =>
    new DomainError("unavailable", "storage.regionWrong", { region }, { cause }),
  PermanentRedirect: ({ region }, cause) =>
    new DomainError("unavailable", "storage.regionWrong", { region }, { cause }),
  BucketAlreadyExists: ({ bucket }, cause) =>
    new DomainError("unavailable", "storage.bucketTaken", { bucket }, { cause }),
};
/** S3's codes for an object that is not there; an answer to HEAD has none. Another 404 tells nothing of the object. */
const MISSING_OBJECT: ReadonlySet<string> = new Set(["", "NoSuchKey", "NoSuchVersion", "NotFound"]);

/**
 * Maps an error of the store: not_found for a missing object, storage_full, unavailable for a store that cannot be
 * used or reached. Any other error is a bug, or the body's own, and is returned unchanged.
 */
export function toDomainError(error: unknown, settings: S3Settings): unknown {
  if (error instanceof DomainError) return error;
  if (error instanceof StoreAnswerError) return answerError(error, settings);
  if (!isPassing(error)) return error;
  const { host } = settings.endpoint;
  return new DomainError("unavailable", "storage.storeSilent", { host }, { cause: error });
}

function answerError(error: StoreAnswerError, settings: S3Settings): DomainError {
  const { code, status } = error;
  if (isFullStore(status, code)) {
    return new DomainError("storage_full", "storage.storeFull", {}, { cause: error });
  }
  const explain = SETTINGS_AT_FAULT[code] ?? (status === 403 ? SETTINGS_AT_FAULT.AccessDenied : undefined);
  if (explain) return explain(settings, error);
  if (status === 404 && MISSING_OBJECT.has(code)) return notFound(error);
  const answer = `${status} ${code}`.trim();
  return new DomainError("unavailable", "storage.storeAnswered", { answer }, { cause: error });
}

/** The object does not exist. */
export const notFound = (cause?: unknown): DomainError =>
  new DomainError("not_found", "storage.objectNotFound", {}, { cause });

/** A range that begins behind the object's end. */
export const badRange = (): DomainError => new DomainError("bad_input", "storage.rangeOutside");

/** An object of more bytes than the caller expects. */
export const tooLarge = (): DomainError => new DomainError("too_large", "storage.objectTooLarge");

/** The store replaces objects that were to be written only once. */
export const noConditionalWrites = (): DomainError =>
  new DomainError("unavailable", "storage.storeOverwrites");

/** The store sends the entire object where a range of it was requested. */
export const noRanges = (): DomainError => new DomainError("unavailable", "storage.storeWithoutRanges");

/** The bucket can be read without a key. */
export const publicBucket = (bucket: string): DomainError =>
  new DomainError("unavailable", "storage.bucketPublic", { bucket });

/** The bucket holds no store id. */
export const noStoreId = (bucket: string, cause: unknown): DomainError =>
  new DomainError("unavailable", "storage.bucketWithoutId", { bucket }, { cause });

/** Clients send parts to the store; addresses of this site are no longer valid, or never were. */
export const notOurAddress = (): DomainError => new DomainError("forbidden", "storage.partAddressInvalid");
