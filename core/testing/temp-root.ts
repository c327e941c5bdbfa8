import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isProcessAlive } from "#core/start/is-process-alive.ts";
import { TEST_FOLDER_PREFIX } from "#core/testing/temp-folder.ts";

const ROOT = /^matinee-run-(\d+)-/;

/**
 * Gives this test run, with all programs that it starts, its own temporary folder (TMPDIR). Returns a
 * function that removes it, and returns the tests' folders that were still in it. Also removes the folders of
 * killed runs.
 */
export function openTempRoot(): () => string[] {
  const before = process.env.TMPDIR;
  const outside = os.tmpdir();
  removeRootsOfTheDead(outside);
  const root = mkdtempSync(path.join(outside, `matinee-run-${process.pid}-`));
  chmodSync(root, 0o711);
  process.env.TMPDIR = root;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    const left = readdirSync(root).filter((name) => name.startsWith(TEST_FOLDER_PREFIX));
    remove(root);
    return left;
  };
}

function removeRootsOfTheDead(outside: string): void {
  for (const name of readdirSync(outside)) {
    const pid = Number(ROOT.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isProcessAlive(pid)) tryToRemove(path.join(outside, name));
  }
}

/** A folder of another user stays. */
function tryToRemove(folder: string): void {
  try {
    remove(folder);
  } catch {
    // It belongs to another user.
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
