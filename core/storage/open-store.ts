import { type Env } from "#core/config/env.ts";
import { createFilesystemStore } from "#core/storage/drivers/filesystem.ts";
import { guarded } from "#core/storage/drivers/filesystem/errors.ts";
import { ensureFolder } from "#core/storage/drivers/filesystem/folders.ts";
import { checkWrites } from "#core/storage/drivers/filesystem/health.ts";
import { makeStorePrivate } from "#core/storage/drivers/filesystem/private-modes.ts";
import { removeStaleTemps } from "#core/storage/drivers/filesystem/stale-temps.ts";
import { loadPartSecret, objectsFolder } from "#core/storage/part-secret.ts";
import { type ObjectStore } from "#core/storage/port.ts";
import { partSigner } from "#core/storage/sign-part-target.ts";

/**
 * Opens the object store that the environment asks for: the folder `<data folder>/objects`, made where it is
 * missing; whether it is the database's store is seen afterwards (`assertStoreIdentity`). Leftovers of crashed writers go
 * at the same time, and what an older version wrote becomes private. Throws unavailable where the folder cannot be used.
 */
export async function openStore(env: Env): Promise<ObjectStore> {
  const root = objectsFolder(env);
  await guarded(() => ensureFolder(root));
  const store = createFilesystemStore({ root, signPart: partSigner(await loadPartSecret(env)) });
  await checkWrites(root);
  await guarded(() => makeStorePrivate(root));
  await guarded(() => removeStaleTemps(root));
  return store;
}
