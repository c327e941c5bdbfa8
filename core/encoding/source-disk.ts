import { opendir } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "#core/errors/domain-error.ts";

/**
 * Ensures that the disk of a missing file is mounted, so that the file is really gone. `root` is the folder
 * that was imported; the file's own folder where that is not known. The nearest folder that exists, at or
 * below the root, must hold something: an empty one may be a mount point whose disk is not mounted. Throws
 * unavailable otherwise.
 */
export async function assertDiskOfMissing(filePath: string, root: string | null): Promise<void> {
  const top = root ?? path.dirname(filePath);
  let folder = path.dirname(filePath);
  while ((await contentOf(folder)) === "missing") {
    if (folder === top || folder === path.dirname(folder)) throw sourceUnavailable();
    folder = path.dirname(folder);
  }
  if ((await contentOf(folder)) !== "something") throw sourceUnavailable();
}

/** The source cannot be reached now: its disk is not mounted, or not readable. Every job waits during this. */
export function sourceUnavailable(cause?: unknown): DomainError {
  return new DomainError("unavailable", "encoding.sourceDiskAway", {}, { cause });
}

async function contentOf(folder: string): Promise<"missing" | "nothing" | "something"> {
  try {
    const directory = await opendir(folder, { bufferSize: 1 });
    const entry = await directory.read();
    await directory.close();
    return entry === null ? "nothing" : "something";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "missing";
    throw sourceUnavailable(error);
  }
}
