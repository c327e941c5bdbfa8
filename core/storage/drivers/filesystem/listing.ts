import { type Dirent } from "node:fs";
import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";
import { isReserved, pathOfPrefix } from "#core/storage/drivers/filesystem/paths.ts";
import { headFile } from "#core/storage/drivers/filesystem/reading.ts";
import { type ObjectInfo } from "#core/storage/object-store.ts";

/** The number of names read at once: memory stays small for any number of objects in a folder. */
const NAMES_AT_ONCE = 256;

/**
 * All objects below a prefix, folder by folder, in no order. Objects that are written or deleted meanwhile
 * may or may not be listed, so a caller that needs an empty listing repeats it.
 */
export async function* listFiles(root: string, prefix: string): AsyncGenerator<ObjectInfo> {
  const folder = pathOfPrefix(root, prefix);
  for await (const entry of entriesOf(folder)) {
    if (prefix === "" && isReserved(entry.name)) continue;
    if (entry.isDirectory()) {
      yield* listFiles(root, `${prefix}${entry.name}/`);
    } else if (entry.isFile()) {
      const info = await headFile(join(folder, entry.name), `${prefix}${entry.name}`);
      if (info !== null) yield info;
    }
  }
}

/** The folders directly below a prefix, as prefixes. */
export async function* listFolders(root: string, prefix: string): AsyncGenerator<string> {
  for await (const entry of entriesOf(pathOfPrefix(root, prefix))) {
    const isOurs = prefix === "" && isReserved(entry.name);
    if (entry.isDirectory() && !isOurs) yield `${prefix}${entry.name}/`;
  }
}

/** Entries of a folder; none if it is missing, or is removed meanwhile. */
async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder, { bufferSize: NAMES_AT_ONCE });
  } catch (error) {
    const code = systemCode(error);
    if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
  }
}
