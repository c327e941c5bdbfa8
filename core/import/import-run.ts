import { realpath } from "node:fs/promises";
import path from "node:path";
import { type CoreContext } from "#core/context.ts";
import { FolderNames } from "#core/import/beside/folder-names.ts";
import { NfoReader } from "#core/import/nfo/read-nfo.ts";
import { type FileStamp } from "#core/import/seen/file-stamp.ts";
import { SeenFiles } from "#core/import/seen/seen-files.ts";
import { SidecarImport } from "#core/import/sidecar-import.ts";

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
  /** Files that changed within this time are left for the next look, because they may still be growing. */
  readonly settleSeconds?: number;
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
  const seen = await SeenFiles.load(ctx.db, roots);
  return {
    ...{ ctx, options, roots, seen, names: new FolderNames(), nfos: new NfoReader() },
    ...{
      sidecars: new SidecarImport(ctx, { isDryRun: options.dryRun ?? false, seen }),
      told: new Set<string>(),
    },
  };
}

/** Whether a file changed so recently that a watched folder leaves it for its next look. */
export function isGrowing({ options }: ImportRun, { modifiedMs }: FileStamp): boolean {
  return options.settleSeconds !== undefined && Date.now() - modifiedMs < options.settleSeconds * 1000;
}
