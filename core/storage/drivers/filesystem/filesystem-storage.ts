import { moveIfAbsent, replace, writeIfAbsent } from "#core/storage/drivers/filesystem/atomic-write.ts";
import { guarded, toDomainError } from "#core/storage/drivers/filesystem/errors.ts";
import { checkFolder, spaceOf } from "#core/storage/drivers/filesystem/health.ts";
import { listFiles, listFolders } from "#core/storage/drivers/filesystem/listing.ts";
import { FilesystemParts } from "#core/storage/drivers/filesystem/parts.ts";
import { pathOfKey } from "#core/storage/drivers/filesystem/paths.ts";
import {
  headFile,
  openFile,
  openCompleteFile,
  readSmallFile,
} from "#core/storage/drivers/filesystem/reading.ts";
import { removeFiles } from "#core/storage/drivers/filesystem/removing.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";
import { verifyPartToken } from "#core/storage/part-token.ts";
import { UPLOADS_PATH, signPartTarget } from "#core/storage/sign-part-target.ts";
import { type Storage } from "#core/storage/storage.ts";
import { type UploadParts } from "#core/storage/upload-parts.ts";

export interface FilesystemStorageOptions {
  /** Absolute folder of the objects; it exists. */
  readonly root: string;
  /** Signs the addresses of parts. */
  readonly partSecret: string;
  /** Path of our web server that receives parts; ends with a slash. */
  readonly uploadsPath?: string;
}

/** The storage in a folder: an object is a file at its key's path. Several processes may share the folder. */
export function createFilesystemStorage(options: FilesystemStorageOptions): Storage {
  const { root, partSecret, uploadsPath = UPLOADS_PATH } = options;
  return {
    store: folderStore(root),
    uploadParts: {
      ...folderParts(root),
      target: (request) => Promise.resolve(signPartTarget(request, partSecret, uploadsPath)),
      claimsOf: (token) => verifyPartToken(partSecret, token),
    },
    sources: { locate: (key) => ({ kind: "path", path: pathOfKey(root, key) }) },
  };
}

function folderStore(root: string): ObjectStore {
  const path = (key: string) => pathOfKey(root, key);
  return {
    driver: "filesystem",
    putIfAbsent: (key, body) => guarded(() => writeIfAbsent(root, path(key), body)),
    putFileIfAbsent: (key, source) => guarded(() => moveIfAbsent(root, path(key), source)),
    put: (key, body) => guarded(() => replace(root, path(key), body)),
    head: (key) => guarded(() => headFile(path(key), key)),
    open: (key) => guarded(() => openCompleteFile(path(key), key)),
    read: (key, range) => guarded(() => openFile(path(key), range)),
    readBytes: (key, maxBytes) => guarded(() => readSmallFile(path(key), maxBytes)),
    delete: (keys) => guarded(() => removeFiles(root, keys.map(path))),
    list: (prefix) => guardedListing(listFiles(root, prefix)),
    listPrefixes: (prefix) => guardedListing(listFolders(root, prefix)),
    freeSpace: () => guarded(() => spaceOf(root)),
    check: () => checkFolder(root),
  };
}

function folderParts(root: string): Omit<UploadParts, "target" | "claimsOf"> {
  const parts = new FilesystemParts(root);
  return {
    receive: (part, body) => guarded(() => parts.write(part, body)),
    list: (prefix) => guarded(() => parts.list(prefix)),
    seal: (prefix, wanted) => guarded(() => parts.seal(prefix, wanted)),
  };
}

async function* guardedListing<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw toDomainError(error);
  }
}
