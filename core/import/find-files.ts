import { type Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "#core/errors/domain-error.ts";

/** A file that was named, or that lies somewhere below a folder that was. */
export interface FoundFile {
  readonly path: string;
  readonly wasNamed: boolean;
}

/** Deeper than any library, and an end to folders that lead in a circle. */
const MAX_DEPTH = 16;

/**
 * The files at and below some paths, folder by folder in the order of their names (`2` before `10`). Hidden files
 * and links to folders are left out. Throws not_found for a path that is not there.
 */
export async function* findFiles(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const named of paths) {
    const absolute = path.resolve(named);
    const info = await stat(absolute).catch(() => null);
    if (info === null) throw new DomainError("not_found", `There is no ${named}.`);
    if (info.isDirectory()) yield* filesBelow(absolute, 0);
    else yield { path: absolute, wasNamed: true };
  }
}

async function* filesBelow(folder: string, depth: number): AsyncGenerator<FoundFile> {
  if (depth > MAX_DEPTH) return;
  for (const entry of await entriesOf(folder)) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(full, depth + 1);
    else if (await isFile(full, entry)) yield { path: full, wasNamed: false };
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new DomainError("unavailable", `The folder ${folder} cannot be read.`, { cause });
  });
  const byName = new Intl.Collator("en", { numeric: true });
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .sort((a, b) => byName.compare(a.name, b.name));
}

async function isFile(full: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return (await stat(full).catch(() => null))?.isFile() ?? false;
}
