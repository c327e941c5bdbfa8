import { type Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "#core/errors/domain-error.ts";

/** A file that was named, or that lies somewhere below a folder that was. */
export interface FoundFile {
  readonly path: string;
  readonly wasNamed: boolean;
}

/** What is left out, and why: a folder that cannot be read, or that is the house's own. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** Deeper than any library, and an end to folders that lead in a circle. */
const MAX_DEPTH = 16;

const UNREADABLE = "This folder cannot be read. Look at its permissions.";
const OWN = "Matinee keeps its own files in there.";

/**
 * The files at and below some paths, folder by folder in the order of their names (`2` before `10`). Hidden files
 * and links to folders are left out; so are, with the reason, folders that cannot be read and what lies in
 * `own` ones (real paths). Throws not_found for a path that is not there.
 */
export async function* findFiles(
  paths: readonly string[],
  own: readonly string[],
): AsyncGenerator<FoundFile | LeftOut> {
  for (const named of paths) {
    const absolute = path.resolve(named);
    const info = await stat(absolute).catch(() => null);
    if (info === null) throw new DomainError("not_found", `There is no ${named}.`);
    if (await isOwn(absolute, own)) yield { path: absolute, reason: OWN };
    else if (info.isDirectory()) yield* filesBelow(absolute, 0, own);
    else yield { path: absolute, wasNamed: true };
  }
}

async function* filesBelow(
  folder: string,
  depth: number,
  own: readonly string[],
): AsyncGenerator<FoundFile | LeftOut> {
  if (depth > MAX_DEPTH) return;
  const entries = await entriesOf(folder);
  if (entries === null) {
    yield { path: folder, reason: UNREADABLE };
    return;
  }
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    const leadsIn = !entry.isFile() && (await isOwn(full, own));
    if (leadsIn) yield { path: full, reason: OWN };
    else if (entry.isDirectory()) yield* filesBelow(full, depth + 1, own);
    else if (await isFile(full, entry)) yield { path: full, wasNamed: false };
  }
}

async function entriesOf(folder: string): Promise<Dirent[] | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const byName = new Intl.Collator("en", { numeric: true });
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .sort((a, b) => byName.compare(a.name, b.name));
}

/** A link may lead into a folder, so the real path counts. */
async function isOwn(path: string, own: readonly string[]): Promise<boolean> {
  const real = await realpath(path).catch(() => path);
  return own.some((folder) => real === folder || real.startsWith(`${folder}/`));
}

async function isFile(full: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return (await stat(full).catch(() => null))?.isFile() ?? false;
}
