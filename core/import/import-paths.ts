import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { type CoreContext } from "#core/context.ts";
import { findFiles, type FoundFile } from "#core/import/find-files.ts";
import { findKnown } from "#core/import/find-known.ts";
import { fingerprintOf } from "#core/import/fingerprint.ts";
import { knownOutcome } from "#core/import/keep-known.ts";
import { isSidecarName } from "#core/import/names/match-sidecar.ts";
import { parsePath } from "#core/import/names/parse-path.ts";
import { type ParsedPath } from "#core/import/names/types.ts";
import { ownFolders } from "#core/import/own-folders.ts";
import { readFirstBytes } from "#core/import/read-first-bytes.ts";
import { registerFile } from "#core/import/register-file.ts";
import { SidecarImport } from "#core/import/sidecar-import.ts";
import { type Candidate, type ImportOutcome, type ImportResult } from "#core/import/types.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { hasAcceptedExtension, checkMedia } from "#core/uploads/files/accepted-media.ts";

export interface ImportOptions {
  readonly paths: readonly string[];
  /** Reports what would happen, and writes nothing. */
  readonly dryRun?: boolean;
  /** Copies files into the store; otherwise they stay at their path, and are never written or deleted. */
  readonly copy?: boolean;
  /** Videos that are probed and encoded when no other video has work. */
  readonly isBackground?: boolean;
  readonly as?: "movie" | "series" | undefined;
}

/**
 * Imports files and folders of the server into the catalog, one after the other, each with its outcome:
 * imported; skipped, if it is there already, is not for the catalog, or is at a path that we cannot or must
 * not read; refused, with the reason. The subtitles beside a file follow it. Extras come last, when their
 * titles exist. Importing the same paths again changes nothing; a replaced or moved file keeps its title.
 * Throws not_found for a missing path.
 */
export async function* importPaths(ctx: CoreContext, options: ImportOptions): AsyncGenerator<ImportResult> {
  const extras: FoundFile[] = [];
  const texts: FoundFile[] = [];
  const sidecars = new SidecarImport(ctx, options.dryRun ?? false);
  for await (const found of findFiles(options.paths, await ownFolders(ctx.env))) {
    if ("reason" in found) yield resultOf(found, { status: "skipped", reason: found.reason });
    else if (isSidecarName(found.path)) texts.push(found);
    else if (parse(found, options).kind === "extra") extras.push(found);
    else yield* importWithSidecars(ctx, { found, options, sidecars });
  }
  for (const found of extras) yield* importWithSidecars(ctx, { found, options, sidecars });
  for (const found of texts.filter(({ path: file }) => !sidecars.wasTaken(file))) {
    yield resultOf(found, { status: "skipped", reason: NO_FILM });
  }
}

async function* importWithSidecars(
  ctx: CoreContext,
  input: { found: FoundFile; options: ImportOptions; sidecars: SidecarImport },
): AsyncGenerator<ImportResult> {
  const { found, options, sidecars } = input;
  const result = resultOf(found, await importOne(ctx, found, options));
  yield result;
  for await (const { path: file, outcome } of sidecars.of(result)) yield resultOf({ path: file }, outcome);
}

const UNREADABLE = "This file can't be read. Check its permissions.";
const NO_FILM = "These are subtitles, and no imported film has their name.";
const NO_VIDEO = "This is not a video by its name.";
const WHICH_EPISODE = "The episode is unknown. Name the file like “S01E02 - Name”.";
const NOTHING = { titleId: null, videoId: null, reason: null };

function resultOf(found: { readonly path: string }, outcome: ImportOutcome): ImportResult {
  return { ...NOTHING, path: found.path, ...outcome };
}

/** Folders are left out by their names, except the paths that the user gave. */
function parse(found: FoundFile, { as }: ImportOptions): ParsedPath {
  const stepCount = found.path.split("/").filter((step) => step !== "").length;
  const namedSteps = found.wasNamed ? stepCount : stepCount - 1;
  return parsePath(found.path, { latestYear: new Date().getFullYear() + 1, as, namedSteps });
}

async function importOne(ctx: CoreContext, found: FoundFile, options: ImportOptions): Promise<ImportOutcome> {
  if (!hasAcceptedExtension(found.path) && !found.wasNamed) return { status: "skipped", reason: NO_VIDEO };
  const location = parse(found, options);
  if (location.kind === "left_out") return { status: "skipped", reason: location.reason };
  const file = await examine(found);
  if ("status" in file) return file;
  if (location.kind === "unclear") return { status: "refused", reason: WHICH_EPISODE };
  const known = await findKnown(ctx.db, file);
  if (known?.relation === "same") return knownOutcome(known);
  if (options.dryRun) return { status: "imported", reason: "A dry run: nothing was written." };
  const { copy = false, isBackground = false } = options;
  return await registerFile(ctx, { ...file, location }, { copy, isBackground });
}

/** A file's type by its bytes, or why it is refused. */
async function examine(found: FoundFile): Promise<Omit<Candidate, "location"> | ImportOutcome> {
  const real = await realpath(found.path).catch(() => found.path);
  const info = await stat(real).catch(() => null);
  if (!info) return { status: "refused", reason: UNREADABLE };
  if (!info.isFile()) return { status: "refused", reason: "This is not a file." };
  const first = await readFirstBytes(real).catch(() => null);
  if (!first) return { status: "refused", reason: UNREADABLE };
  const check = checkMedia(path.basename(real), first);
  if (!check.accepted) return { status: "refused", reason: sentenceOf(check.reason) };
  const fingerprint = await fingerprintOf(real, info.size).catch(() => null);
  if (fingerprint === null) return { status: "refused", reason: UNREADABLE };
  return { path: real, root: await rootOf(real, found.root), sizeBytes: info.size, fingerprint };
}

/** The import's folder without links; the file's own folder if a link led out of it. */
async function rootOf(realFile: string, root: string): Promise<string> {
  const real = await realpath(root).catch(() => root);
  return realFile.startsWith(real === "/" ? real : `${real}/`) ? real : path.dirname(realFile);
}
