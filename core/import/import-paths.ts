import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { type CoreContext } from "#core/context.ts";
import { findFiles, type FoundFile } from "#core/import/find-files.ts";
import { findImported } from "#core/import/find-imported.ts";
import { ownFolders } from "#core/import/own-folders.ts";
import { type ImportResult } from "#core/import/types.ts";
import { placeInCatalog } from "#core/import/place-in-catalog.ts";
import { readFirstBytes } from "#core/import/read-first-bytes.ts";
import { registerFile } from "#core/import/register-file.ts";
import { hasAcceptedExtension, judgeMedia } from "#core/uploads/accepted-media.ts";

export interface ImportOptions {
  readonly paths: readonly string[];
  /** Says what would happen, and writes nothing. */
  readonly dryRun?: boolean;
  /** Copies files into the store; else they stay where they are, and are never written or deleted. */
  readonly copy?: boolean;
  readonly as?: "movie" | "series" | undefined;
}

/**
 * Takes files and folders of the server into the catalog, one after the other, each with its outcome: imported;
 * skipped, where it is there already, is no video beside videos, or lies where we cannot or must not look; refused,
 * with the reason. Importing the same things again changes nothing. Throws not_found for a path that is not there.
 */
export async function* importPaths(ctx: CoreContext, options: ImportOptions): AsyncGenerator<ImportResult> {
  for await (const found of findFiles(options.paths, await ownFolders(ctx.env))) {
    const outcome: Outcome =
      "reason" in found ? { status: "skipped", reason: found.reason } : await importOne(ctx, found, options);
    yield { ...NOTHING, path: found.path, ...outcome };
  }
}

const UNREADABLE = "This file cannot be read. Look at its permissions.";
const NOTHING = { titleId: null, videoId: null, reason: null };
type Outcome = Partial<ImportResult> & Pick<ImportResult, "status">;

async function importOne(ctx: CoreContext, found: FoundFile, options: ImportOptions): Promise<Outcome> {
  const isVideoByName = hasAcceptedExtension(found.path);
  if (!isVideoByName && !found.wasNamed)
    return { status: "skipped", reason: "This is no video by its name." };
  const real = await realpath(found.path).catch(() => found.path);
  const info = await stat(real).catch(() => null);
  if (!info) return { status: "refused", reason: UNREADABLE };
  if (!info.isFile()) return { status: "refused", reason: "This is not a file." };
  const first = await readFirstBytes(real).catch(() => null);
  if (!first) return { status: "refused", reason: UNREADABLE };
  const verdict = judgeMedia(path.basename(real), first);
  if (!verdict.accepted) return { status: "refused", reason: verdict.reason };
  const place = placeInCatalog(found.path, new Date().getFullYear() + 1, options.as);
  if (!place) return { status: "refused", reason: "Which episode is this? Name it like “S01E02 - Name”." };
  const known = await findImported(ctx.db, { path: real, sizeBytes: info.size });
  if (known) return { status: "skipped", ...known };
  if (options.dryRun) return { status: "imported", reason: "A dry run: nothing was written." };
  return await registerFile(ctx, { path: real, sizeBytes: info.size, place }, options.copy ?? false);
}
