import { access, constants, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { type Env } from "#core/config/env.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { importRoots, isWithin, namedRoots } from "#core/import/folders/import-roots.ts";
import { ownFolders } from "#core/import/own-folders.ts";

/**
 * A folder that a page asks for, as its real path. Throws bad_input for no full path, not_found where it is missing or
 * no folder, and forbidden where it, or what a link leads to, is not below an allowed folder, is Matinee's own, or
 * cannot be read.
 */
export async function resolveImportFolder(env: Env, folder: string): Promise<string> {
  if (!path.isAbsolute(folder) || folder.includes("\0")) {
    throw new DomainError("bad_input", "imports.folderNotAbsolute");
  }
  const real = await realpath(folder).catch(() => null);
  // What is not allowed is refused alike, so that nothing is told of other folders.
  const isAllowed = real
    ? isWithin(real, await importRoots(env))
    : isWithin(path.resolve(folder), namedRoots(env));
  if (!isAllowed) {
    throw new DomainError("forbidden", "imports.folderNotAllowed");
  }
  if (real === null || !(await stat(real).catch(() => null))?.isDirectory()) {
    throw new DomainError("not_found", "imports.folderNotFound");
  }
  if (isWithin(real, await ownFolders(env))) throw new DomainError("forbidden", "imports.ownFolder");
  if (!(await canRead(real))) throw new DomainError("forbidden", "imports.folderUnreadable");
  return real;
}

async function canRead(folder: string): Promise<boolean> {
  return await access(folder, constants.R_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
