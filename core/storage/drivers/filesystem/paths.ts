import { join } from "node:path";
import { DomainError } from "#core/errors/domain-error.ts";

/** Folders of the driver's own below the root: no keys lead there and no listing shows them. */
export const TEMP_FOLDER = ".tmp";
export const KEYS_FOLDER = ".keys";
const RESERVED = new Set([TEMP_FOLDER, KEYS_FOLDER]);

/** One step of a key: what object-key.ts makes, and nothing that means something to a file system. */
const STEP = /^[A-Za-z0-9._-]{1,120}$/;
const KEY_MAX_LENGTH = 512;

/**
 * The absolute path of an object. Keys come from object-key.ts alone; this is the second lock: anything that
 * could leave the root, or reach the driver's own folders, is refused (bad_input).
 */
export function pathOfKey(root: string, key: string): string {
  const steps = key.split("/");
  const isSafe = key.length <= KEY_MAX_LENGTH && steps.every(isSafeStep) && !RESERVED.has(steps[0] ?? "");
  if (!isSafe) throw new DomainError("bad_input", "That is not the name of a stored object.");
  return join(root, ...steps);
}

/** The folder of a prefix, which is empty (everything) or ends with `/`. */
export function pathOfPrefix(root: string, prefix: string): string {
  if (prefix === "") return root;
  if (!prefix.endsWith("/")) throw new DomainError("bad_input", "A prefix ends with a slash.");
  return pathOfKey(root, prefix.slice(0, -1));
}

/** Whether a name at the root belongs to the driver. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}

function isSafeStep(step: string): boolean {
  return STEP.test(step) && step !== "." && step !== "..";
}
