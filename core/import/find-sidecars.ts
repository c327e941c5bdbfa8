import { type Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { isFilmName } from "#core/import/beside/folder-names.ts";
import { isSidecarName, isSubtitleFolder, matchSidecar } from "#core/import/names/match-sidecar.ts";
import { type SidecarTags } from "#core/import/names/sidecar-tags.ts";

/** A subtitle file that belongs to a film beside it. */
export interface FoundSidecar extends SidecarTags {
  readonly path: string;
}

/** The subtitle files near the films of one folder. */
export interface FolderSidecars {
  readonly folder: string;
  /** The films of the folder, without samples and extras. */
  readonly videoFileNames: readonly string[];
  /** The path from the folder to each subtitle file. */
  readonly files: readonly (readonly string[])[];
}

/** `Subs/Film/2_English.srt` has the maximum depth. */
const MAX_STEPS = 3;
/** More than any season has; a folder with more is not a subtitle folder. */
const MAX_FILES = 5_000;

/** Reads a folder of films once, with its subtitle folders. A folder that cannot be read counts as empty. */
export async function readFolderSidecars(folder: string, followsLinks: boolean): Promise<FolderSidecars> {
  const entries = await entriesOf(folder);
  const files: string[][] = [];
  await collect(folder, { steps: [], entries, files, followsLinks });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return { folder, videoFileNames: names.filter(isFilmName), files };
}

/** The subtitles of one film of the folder, in the order of their names. Pure. */
export function sidecarsOf(near: FolderSidecars, videoFileName: string): FoundSidecar[] {
  return near.files.flatMap((steps) => {
    const tags = matchSidecar({ steps, videoFileName, videoFileNames: near.videoFileNames });
    return tags ? [{ path: path.join(near.folder, ...steps), ...tags }] : [];
  });
}

interface Collecting {
  readonly steps: readonly string[];
  readonly entries: readonly Dirent[];
  readonly files: string[][];
  readonly followsLinks: boolean;
}

async function collect(folder: string, { steps, entries, files, followsLinks }: Collecting): Promise<void> {
  for (const entry of entries) {
    const own = [...steps, entry.name];
    if (files.length >= MAX_FILES) return;
    if (!entry.isDirectory()) {
      if (isSidecarName(entry.name) && (followsLinks || !entry.isSymbolicLink())) files.push(own);
      continue;
    }
    const isInside = steps.length > 0 || isSubtitleFolder(entry.name);
    if (!isInside || own.length >= MAX_STEPS) continue;
    const inner = path.join(folder, entry.name);
    await collect(inner, { steps: own, entries: await entriesOf(inner), files, followsLinks });
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const byName = new Intl.Collator("en", { numeric: true });
  return entries.filter(({ name }) => !name.startsWith(".")).sort((a, b) => byName.compare(a.name, b.name));
}
