import { DomainError } from "#core/errors/domain-error.ts";

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const UNAVAILABLE = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "EIO",
  "ENOTDIR",
  "EMFILE",
  "ENFILE",
  "ESTALE",
  "ENODEV",
  "ENXIO",
  "EBUSY",
  "ETIMEDOUT",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ELOOP",
  "ENAMETOOLONG",
]);

/** The code of a system error (`ENOENT`), or null for anything else. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/**
 * Maps an error of the file system: a full disk is storage_full, a missing object not_found, an unusable
 * folder unavailable. Any other error is a bug and is returned unchanged.
 */
export function toDomainError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const code = systemCode(error);
  if (code === null) return error;
  if (FULL.has(code)) return new DomainError("storage_full", "storage.diskFull", {}, { cause: error });
  if (code === "ENOENT") return notFound(error);
  if (UNAVAILABLE.has(code))
    return new DomainError("unavailable", "storage.folderUnusable", { code }, { cause: error });
  return error;
}

/** The object does not exist. */
export function notFound(cause?: unknown): DomainError {
  return new DomainError("not_found", "storage.objectNotFound", {}, { cause });
}

/** Runs file system work and turns its errors into ours. */
export async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toDomainError(error);
  }
}
