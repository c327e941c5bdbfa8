import { realpath } from "node:fs/promises";
import path from "node:path";
import { type CoreContext } from "#core/context.ts";
import { FolderNames } from "#core/import/beside/folder-names.ts";
import { NfoReader } from "#core/import/nfo/read-nfo.ts";
import { type FileStamp } from "#core/import/seen/file-stamp.ts";
import { SeenFiles } from "#core/import/seen/seen-files.ts";
import { SidecarImport } from "#core/import/sidecar-import.ts";

/** A file by its path without links, as it is now. */
export interface SettlingFile extends FileStamp {
  readonly path: string;
}

export interface ImportOptions {
  readonly paths: readonly string[];
  /** Reports what would happen, and writes nothing. */
  readonly dryRun?: boolean;
  /** Copies files into the store; otherwise they stay at their path, and are never written or deleted. */
  readonly copy?: boolean;
  /** Videos that are probed and encoded when no other video has work. */
  readonly isBackground?: boolean;
  readonly as?: "movie" | "series" | undefined;
  /** Whether new titles are published as soon as they can be played, which is the default; otherwise they stay drafts. */
  readonly publishes?: boolean;
  /** Real paths of folders outside of which nothing is read; links are left out then. Unset: links are followed. */
  readonly within?: readonly string[];
  /** Whether a new or changed file may be taken; otherwise it is left for the next look, because it may still grow. */
  readonly isSettled?: (file: SettlingFile) => Promise<boolean>;
}

/** What the files of one import share. */
export interface ImportRun {
  readonly ctx: CoreContext;
  readonly options: Omit<ImportOptions, "paths">;
  /** The paths of the import, without links. */
  readonly roots: readonly string[];
  readonly seen: SeenFiles;
  readonly names: FolderNames;
  readonly nfos: NfoReader;
  readonly sidecars: SidecarImport;
  /** NFO files and images whose outcome was told. */
  readonly told: Set<string>;
}

/** Begins an import of some paths. */
export async function openRun(ctx: CoreContext, { paths, ...options }: ImportOptions): Promise<ImportRun> {
  const roots = await Promise.all(paths.map((one) => realpath(one).catch(() => path.resolve(one))));
  const followsLinks = options.within === undefined;
  const seen = await SeenFiles.load(ctx.db, roots);
  return {
    ...{ ctx, options, roots, seen, names: new FolderNames(followsLinks), nfos: new NfoReader() },
    ...{
      sidecars: new SidecarImport(ctx, { isDryRun: options.dryRun ?? false, seen, followsLinks }),
      told: new Set<string>(),
    },
  };
}

/** Whether a file changed so recently that a watched folder leaves it for its next look. */
export async function isGrowing({ options }: ImportRun, file: SettlingFile): Promise<boolean> {
  return options.isSettled !== undefined && !(await options.isSettled(file));
}
