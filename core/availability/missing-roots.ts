import { opendir } from "node:fs/promises";
import { within } from "#core/within.ts";

/** A disk of the network that went away can hold a call for ever. */
const LIMIT_MS = 10_000;

/** Looks that still wait for a disk. A second one for the same disk would only hold one more thread. */
const waiting = new Map<string, Promise<boolean>>();

/**
 * Which of some imported folders are missing or empty: an empty one may be a mount point whose disk is not mounted. One
 * that does not answer within 10 s counts as missing.
 */
export async function missingRoots(roots: readonly string[]): Promise<string[]> {
  const looks = roots.map(async (root) => {
    const isThere = await within(holdsSomething(root), LIMIT_MS, () => new Error("silent")).catch(
      () => false,
    );
    return isThere ? [] : [root];
  });
  return (await Promise.all(looks)).flat();
}

function holdsSomething(root: string): Promise<boolean> {
  const known = waiting.get(root);
  if (known) return known;
  const look = readOne(root)
    .catch(() => false)
    .finally(() => waiting.delete(root));
  waiting.set(root, look);
  return look;
}

async function readOne(root: string): Promise<boolean> {
  const directory = await opendir(root, { bufferSize: 1 });
  try {
    return (await directory.read()) !== null;
  } finally {
    await directory.close();
  }
}
