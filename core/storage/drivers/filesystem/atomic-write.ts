import { randomUUID } from "node:crypto";
import { type FileHandle, copyFile, link, open, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Readable } from "node:stream";
import { PRIVATE_FILE_MODE } from "#core/config/private-modes.ts";
import { systemCode } from "#core/storage/drivers/filesystem/errors.ts";
import { ensureFolder, syncFolder } from "#core/storage/drivers/filesystem/folders.ts";
import { TEMP_FOLDER } from "#core/storage/drivers/filesystem/paths.ts";
import { writeAll } from "#core/storage/drivers/filesystem/write-all.ts";

export type Body = Uint8Array | Readable;

/**
 * Writes `path` unless it exists: temp file, fsync, `link()`. The link is atomic: of several writers one
 * succeeds, and a crash before it leaves no visible file. True for the one that succeeded.
 */
export async function writeIfAbsent(root: string, path: string, body: Body): Promise<boolean> {
  if (await exists(path)) {
    discard(body);
    return false;
  }
  const temp = await writeTemp(root, body);
  try {
    return await linkIfAbsent(temp, path);
  } finally {
    await rm(temp, { force: true });
  }
}

/**
 * Like `writeIfAbsent`, from a file that its owner gives up: linked if it is on the same disk, otherwise
 * copied. The given file is deleted afterwards, whichever writer succeeded; if this throws it stays, for
 * another attempt.
 */
export async function moveIfAbsent(root: string, path: string, source: string): Promise<boolean> {
  await makePrivate(source);
  const isWinner = await linkOrCopy(root, path, source);
  await rm(source, { force: true });
  return isWinner;
}

async function linkOrCopy(root: string, path: string, source: string): Promise<boolean> {
  try {
    return await linkIfAbsent(source, path);
  } catch (error) {
    if (systemCode(error) !== "EXDEV") throw error;
    return await copyThenLink(root, path, source);
  }
}

/** Writes or replaces `path`: readers get the old bytes or the new ones, never a mixture. */
export async function replace(root: string, path: string, body: Body): Promise<void> {
  const temp = await writeTemp(root, body);
  try {
    await withFolder(path, () => rename(temp, path));
    await syncFolder(dirname(path));
  } finally {
    await rm(temp, { force: true });
  }
}

async function copyThenLink(root: string, path: string, source: string): Promise<boolean> {
  const temp = await newTempPath(root);
  try {
    await copyFile(source, temp);
    await makePrivate(temp);
    return await linkIfAbsent(temp, path);
  } finally {
    await rm(temp, { force: true });
  }
}

async function linkIfAbsent(from: string, path: string): Promise<boolean> {
  try {
    await withFolder(path, () => link(from, path));
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
  await syncFolder(dirname(path));
  return true;
}

/** A parallel delete may remove the folder between its creation and use: then it is created again, a few times. */
async function withFolder(path: string, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ensureFolder(dirname(path));
      return await work();
    } catch (error) {
      if (systemCode(error) !== "ENOENT" || attempt >= 5) throw error;
    }
  }
}

async function writeTemp(root: string, body: Body): Promise<string> {
  const temp = await newTempPath(root);
  const handle = await open(temp, "wx", PRIVATE_FILE_MODE);
  try {
    await fill(handle, body);
    await handle.sync();
    await handle.close();
    return temp;
  } catch (error) {
    discard(body);
    await handle.close().catch(() => undefined);
    await unlink(temp).catch(() => undefined);
    throw error;
  }
}

async function fill(handle: FileHandle, body: Body): Promise<void> {
  if (body instanceof Uint8Array) return await writeAll(handle, body, 0);
  let written = 0;
  for await (const piece of body) {
    await writeAll(handle, piece as Uint8Array, written);
    written += (piece as Uint8Array).length;
  }
}

async function newTempPath(root: string): Promise<string> {
  const folder = join(root, TEMP_FOLDER);
  await ensureFolder(folder);
  return join(folder, `${process.pid}-${randomUUID()}`);
}

/** Sets our mode on a file of another program, and syncs its bytes. */
async function makePrivate(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.chmod(PRIVATE_FILE_MODE);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: unknown) => {
      if (systemCode(error) === "ENOENT") return false;
      throw error;
    },
  );
}

function discard(body: Body): void {
  if (!(body instanceof Uint8Array)) body.destroy();
}
