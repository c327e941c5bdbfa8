import { isUtf8 } from "node:buffer";
import { type Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "#core/errors/domain-error.ts";
import { folderLeftOut } from "#core/import/names/left-out.ts";
import { messageOf } from "#core/messages/message.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

/** A file that was given, or that is somewhere below a given folder. */
export interface FoundFile {
  readonly path: string;
  readonly wasNamed: boolean;
  /** The given folder, or the folder of a given file. */
  readonly root: string;
}

/** A path that is left out, and why: it cannot be read, is Matinee's own, or its name is not for the catalog. */
export interface LeftOut {
  readonly path: string;
  readonly reason: StoredMessage;
}

/** Deeper than any library; also ends circular folders. */
const MAX_DEPTH = 16;

const UNREADABLE = messageOf("imports.folderUnreadable");
const OWN = messageOf("imports.ownFolder");
const LINKED_FOLDER = messageOf("imports.linkedFolder");
const DEAD_LINK = messageOf("imports.deadLink");
const NOT_UTF8 = messageOf("imports.nameNotUnicode");
const TOO_DEEP = messageOf("imports.tooDeep", { levels: MAX_DEPTH });

/**
 * The files at and below some paths, folder by folder in the order of their names (`2` before `10`). Left out
 * with the reason are: folders that cannot be read or are in `own` ones (real paths), links to folders,
 * recycle bins and similar folders, and names that no program could open again. Hidden files are left out
 * silently, because some systems create one for each file. Throws not_found for a path that is not there.
 */
export async function* findFiles(
  paths: readonly string[],
  own: readonly string[],
): AsyncGenerator<FoundFile | LeftOut> {
  for (const named of paths) {
    const absolute = path.resolve(named);
    const info = await stat(absolute).catch(() => null);
    if (info === null) throw new DomainError("not_found", "start.pathNotFound", { path: named });
    if (await isOwn(absolute, own)) yield { path: absolute, reason: OWN };
    else if (info.isDirectory()) yield* filesBelow(absolute, { root: absolute, depth: 0 }, own);
    else yield { path: absolute, wasNamed: true, root: path.dirname(absolute) };
  }
}

async function* filesBelow(
  folder: string,
  { root, depth }: { root: string; depth: number },
  own: readonly string[],
): AsyncGenerator<FoundFile | LeftOut> {
  const entries = depth > MAX_DEPTH ? TOO_DEEP : ((await entriesOf(folder)) ?? UNREADABLE);
  if (!Array.isArray(entries)) {
    yield { path: folder, reason: entries };
    return;
  }
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    const reason = await whyLeftOut(full, entry, own);
    if (reason) yield { path: full, reason };
    else if (entry.kind === "folder") yield* filesBelow(full, { root, depth: depth + 1 }, own);
    else if (await isFile(full, entry)) yield { path: full, wasNamed: false, root };
  }
}

interface Entry {
  /** With a replacement character for each byte that is no UTF-8. */
  readonly name: string;
  readonly isUtf8: boolean;
  readonly kind: "file" | "folder" | "link" | "other";
}

async function whyLeftOut(full: string, entry: Entry, own: readonly string[]): Promise<StoredMessage | null> {
  if (!entry.isUtf8) return NOT_UTF8;
  if (entry.kind !== "file" && (await isOwn(full, own))) return OWN;
  if (entry.kind === "folder") return folderLeftOut(entry.name);
  if (entry.kind !== "link") return null;
  const target = await stat(full).catch(() => null);
  if (target?.isDirectory()) return LINKED_FOLDER;
  return target === null ? DEAD_LINK : null;
}

/** Null if the folder cannot be read. */
async function entriesOf(folder: string): Promise<Entry[] | null> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: "buffer" }).catch(() => null);
  if (entries === null) return null;
  const byName = new Intl.Collator("en", { numeric: true });
  return entries
    .map(toEntry)
    .filter((entry) => !entry.name.startsWith(".") || entry.kind === "folder")
    .sort((a, b) => byName.compare(a.name, b.name));
}

function toEntry(entry: Dirent<Buffer>): Entry {
  const name = entry.name.toString("utf8");
  return { name, isUtf8: isUtf8(entry.name), kind: kindOf(entry) };
}

function kindOf(entry: Dirent<Buffer>): Entry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}

/** A link may lead into a folder, so the real path counts. */
async function isOwn(path: string, own: readonly string[]): Promise<boolean> {
  const real = await realpath(path).catch(() => path);
  return own.some((folder) => real === folder || real.startsWith(`${folder}/`));
}

async function isFile(full: string, { kind }: Entry): Promise<boolean> {
  if (kind !== "link") return kind === "file";
  return (await stat(full).catch(() => null))?.isFile() ?? false;
}
