import { checkBelow } from "#core/availability/check-availability.ts";
import { type CoreContext } from "#core/context.ts";
import { findFiles, type FoundFile } from "#core/import/find-files.ts";
import { importFile } from "#core/import/import-file.ts";
import { openRun, type ImportOptions, type ImportRun } from "#core/import/import-run.ts";
import { isImageName } from "#core/import/names/artwork-name.ts";
import { isSidecarName } from "#core/import/names/match-sidecar.ts";
import { ownFolders } from "#core/import/own-folders.ts";
import { parseFound } from "#core/import/plan-file.ts";
import { resultOf } from "#core/import/result-of.ts";
import { type FileRole, type ImportResult } from "#core/import/types.ts";
import { messageOf, type Message } from "#core/messages/message.ts";

/**
 * Imports files and folders of the server into the catalog, one after the other, each with its outcome:
 * imported; skipped, if it is there already, is not for the catalog, or is at a path that we cannot or must
 * not read; refused, with the reason. Subtitles, facts and images beside a file follow it. Extras come last, when their
 * titles exist. Importing the same paths again changes nothing, and reads no file that has not changed; a replaced or
 * moved file keeps its title. Throws not_found for a missing path.
 */
export async function* importPaths(ctx: CoreContext, options: ImportOptions): AsyncGenerator<ImportResult> {
  const run = await openRun(ctx, options);
  const extras: FoundFile[] = [];
  const companions: FoundFile[] = [];
  for await (const found of findFiles(options.paths, await ownFolders(ctx.env))) {
    if ("reason" in found) yield resultOf(found.path, "other", { status: "skipped", reason: found.reason });
    else if (companionRole(found.path) !== null) companions.push(found);
    else if (parseFound(found, options.as).kind === "extra") extras.push(found);
    else yield* importFile(run, found);
  }
  for (const found of extras) yield* importFile(run, found);
  yield* unused(run, companions);
  // After a file that was moved is known at its new path.
  if (!options.dryRun) await checkBelow(ctx, run.roots);
}

/** Files beside films that no film took. */
function* unused(run: ImportRun, companions: readonly FoundFile[]): Generator<ImportResult> {
  for (const { path: file } of companions) {
    const role = companionRole(file);
    if (role === null || run.sidecars.wasTaken(file) || run.told.has(file)) continue;
    yield resultOf(file, role, { status: "skipped", reason: UNUSED[role] });
  }
}

type CompanionRole = Extract<FileRole, "subtitles" | "facts" | "artwork">;

const UNUSED: Readonly<Record<CompanionRole, Message>> = {
  subtitles: messageOf("imports.noFilm"),
  facts: messageOf("imports.factsUnused"),
  artwork: messageOf("imports.artworkUnused"),
};

function companionRole(file: string): CompanionRole | null {
  if (isSidecarName(file)) return "subtitles";
  if (isImageName(file)) return "artwork";
  return /\.nfo$/i.test(file) ? "facts" : null;
}
