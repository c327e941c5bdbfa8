import { readdir } from "node:fs/promises";
import path from "node:path";
import { type Env } from "#core/config/env.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { importRoots, isWithin } from "#core/import/folders/import-roots.ts";
import { resolveImportFolder } from "#core/import/folders/resolve-folder.ts";
import { folderLeftOut } from "#core/import/names/left-out.ts";
import { type FolderList } from "#core/import/runs/types.ts";

/** More than a person looks through; a longer list says that it is cut. */
const MAX_LISTED = 500;

/**
 * The folders in a folder of the server from which an admin may import; the allowed ones for null. Throws what
 * `resolveImportFolder` throws, and forbidden for a folder that cannot be read.
 */
export async function listFolders(env: Env, folder: string | null): Promise<FolderList> {
  const isConfigured = env.MATINEE_IMPORT_ROOTS !== undefined;
  const roots = await importRoots(env);
  if (folder === null) {
    const folders = roots.map((root) => ({ path: root, name: root }));
    return { path: null, parent: null, folders, isCut: false, isConfigured };
  }
  const real = await resolveImportFolder(env, folder);
  const names = await foldersIn(real);
  const above = path.dirname(real);
  return {
    path: real,
    parent: real !== above && isWithin(above, roots) ? above : null,
    folders: names.slice(0, MAX_LISTED).map((name) => ({ path: path.join(real, name), name })),
    isCut: names.length > MAX_LISTED,
    isConfigured,
  };
}

/** In the order of names; without links and without those that imports leave out. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) throw new DomainError("forbidden", "imports.folderUnreadable");
  const byName = new Intl.Collator("en", { numeric: true });
  return entries
    .filter((entry) => entry.isDirectory() && folderLeftOut(entry.name) === null)
    .map(({ name }) => name)
    .sort(byName.compare);
}
