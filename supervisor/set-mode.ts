import { chmodSync } from "node:fs";

/** Not changed: files of another user, and files on disks without modes. */
const TOLERATED = new Set(["EPERM", "EROFS", "ENOTSUP"]);

/** Sets the mode of a file or folder if we may. */
export function setMode(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if (!TOLERATED.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
