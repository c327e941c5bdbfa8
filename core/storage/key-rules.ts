import { DomainError } from "#core/errors/domain-error.ts";

/** First steps that no key may have: folders of the filesystem driver's own. */
export const RESERVED_STEPS: ReadonlySet<string> = new Set([".tmp", ".keys"]);

/** One step of a key: only what object-key.ts creates, without names that are special to a file system. */
const STEP = /^[A-Za-z0-9._-]{1,120}$/;
const KEY_MAX_LENGTH = 512;

/**
 * The steps of a key. Keys come from object-key.ts alone; this is the second check in every driver: anything
 * that could leave a root folder, or reach a driver's own folders, is refused (bad_input).
 */
export function stepsOfKey(key: string): readonly string[] {
  const steps = key.split("/");
  const isSafe =
    key.length <= KEY_MAX_LENGTH && steps.every(isSafeStep) && !RESERVED_STEPS.has(steps[0] ?? "");
  if (!isSafe) throw new DomainError("bad_input", "storage.notAnObjectName");
  return steps;
}

/** The steps of a prefix, which is empty (everything) or ends with `/`. Throws bad_input. */
export function stepsOfPrefix(prefix: string): readonly string[] {
  if (prefix === "") return [];
  if (!prefix.endsWith("/")) throw new DomainError("bad_input", "storage.notAPrefix");
  return stepsOfKey(prefix.slice(0, -1));
}

function isSafeStep(step: string): boolean {
  return STEP.test(step) && step !== "." && step !== "..";
}
