import { type Env } from "#core/config/env.ts";
import { type S3Env, s3Settings } from "#core/config/s3-settings.ts";
import { createFilesystemStorage } from "#core/storage/drivers/filesystem/filesystem-storage.ts";
import { guarded } from "#core/storage/drivers/filesystem/errors.ts";
import { ensureFolder } from "#core/storage/drivers/filesystem/folders.ts";
import { checkWrites } from "#core/storage/drivers/filesystem/health.ts";
import { makeStorePrivate } from "#core/storage/drivers/filesystem/private-modes.ts";
import { removeStaleTemps } from "#core/storage/drivers/filesystem/stale-temps.ts";
import { loadPartSecret, objectsFolder } from "#core/storage/drivers/filesystem/part-secret.ts";
import { openMinioStorage } from "#core/storage/drivers/minio/minio-storage.ts";
import { type Storage } from "#core/storage/storage.ts";

/** The settings that say where objects lie. */
export type StorageSettings = Pick<Env, "MATINEE_DATA_DIR"> & S3Env;

/**
 * Opens the storage that the environment asks for: the bucket of `S3_ENDPOINT`, otherwise the folder
 * `<data folder>/objects`, each created if missing; `assertStoreIdentity` checks afterwards whether it is the
 * database's store. Throws unavailable if it cannot be used.
 */
export async function openStorage(env: StorageSettings): Promise<Storage> {
  const bucket = s3Settings(env);
  return bucket ? await openMinioStorage(bucket) : await openFolder(env);
}

/** Also removes temp files of crashed writers, and makes files of an older version private. */
async function openFolder(env: StorageSettings): Promise<Storage> {
  const root = objectsFolder(env);
  await guarded(() => ensureFolder(root));
  const storage = createFilesystemStorage({ root, partSecret: await loadPartSecret(env) });
  await checkWrites(root);
  await guarded(() => makeStorePrivate(root));
  await guarded(() => removeStaleTemps(root));
  return storage;
}
