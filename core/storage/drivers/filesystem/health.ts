import { randomUUID } from "node:crypto";
import { link, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PRIVATE_FILE_MODE } from "#core/config/private-modes.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";
import { ensureFolder } from "#core/storage/drivers/filesystem/folders.ts";
import { TEMP_FOLDER } from "#core/storage/drivers/filesystem/paths.ts";

/**
 * Proves what everything relies on: the folder can be written, and a second `link()` to a name that is taken is
 * refused, which is what makes objects write-once. Throws unavailable with what to look at.
 */
export async function checkFolder(root: string): Promise<void> {
  const base = join(root, TEMP_FOLDER, `check-${randomUUID()}`);
  try {
    await ensureFolder(join(root, TEMP_FOLDER));
    await writeFile(base, "", { mode: PRIVATE_FILE_MODE });
    await link(base, `${base}-once`);
    if (!(await isRefused(base, `${base}-once`))) throw new Error("a second link() was let through");
  } catch (error) {
    const why = systemCode(error) ?? "it does not keep files apart";
    const message = `The storage folder cannot be used (${why}). It needs a disk with hard links that Matinee may write to.`;
    throw new DomainError("unavailable", message, { cause: error });
  } finally {
    await rm(base, { force: true }).catch(() => undefined);
    await rm(`${base}-once`, { force: true }).catch(() => undefined);
  }
}

/** Free and total bytes of the folder's disk, as an ordinary user may fill it. */
export async function spaceOf(root: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const info = await statfs(root);
  return { freeBytes: info.bavail * info.bsize, totalBytes: info.blocks * info.bsize };
}

async function isRefused(from: string, to: string): Promise<boolean> {
  return await link(from, to).then(
    () => false,
    (error: unknown) => systemCode(error) === "EEXIST",
  );
}
