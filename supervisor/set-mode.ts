import { chmodSync } from "node:fs";

/** Left as it is: what belongs to another user, and disks that know no modes. */
const TOLERATED = new Set(["EPERM", "EROFS", "ENOTSUP"]);

/** Gives a file or folder of ours its mode, as far as we may. */
export function setMode(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if (!TOLERATED.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
