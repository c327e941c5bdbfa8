import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { type Env } from "#core/config/env.ts";
import { writeIfAbsent } from "#core/storage/drivers/filesystem/atomic-write.ts";
import { guarded } from "#core/storage/drivers/filesystem/errors.ts";
import { KEYS_FOLDER } from "#core/storage/drivers/filesystem/paths.ts";
import { readSmallFile } from "#core/storage/drivers/filesystem/reading.ts";

type DataFolder = Pick<Env, "MATINEE_DATA_DIR">;

/** The absolute folder of the objects: `<data folder>/objects`. */
export const objectsFolder = (env: DataFolder): string => resolve(env.MATINEE_DATA_DIR, "objects");

/**
 * The secret that signs upload addresses of the folder driver. It is beside the objects, so that every web
 * process that shares the folder shares it too; the first process creates it.
 */
export async function loadPartSecret(env: DataFolder): Promise<string> {
  const root = objectsFolder(env);
  const path = join(root, KEYS_FOLDER, "part-signing");
  return await guarded(async () => {
    await writeIfAbsent(root, path, Buffer.from(randomBytes(32).toString("base64url")));
    return (await readSmallFile(path, 256)).toString("utf8");
  });
}
