import { importArtwork } from "#core/import/beside/import-artwork.ts";
import { importFacts } from "#core/import/beside/import-facts.ts";
import { examineFile, findRealFile, UNREADABLE, type RealFile } from "#core/import/examine-file.ts";
import { type FoundFile } from "#core/import/find-files.ts";
import { findKnown } from "#core/import/find-known.ts";
import { isGrowing, type ImportRun } from "#core/import/import-run.ts";
import { isUnreadable } from "#core/import/is-unreadable.ts";
import { knownOutcome } from "#core/import/keep-known.ts";
import { type NamedTitle } from "#core/import/names/types.ts";
import { describePlan, parseFound, planLocation } from "#core/import/plan-file.ts";
import { registerFile, type RecordOutcome } from "#core/import/register-file.ts";
import { resultOf } from "#core/import/result-of.ts";
import { rememberFile } from "#core/import/seen/remember-file.ts";
import { type CatalogLocation, type ImportOutcome, type ImportResult } from "#core/import/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { hasAcceptedExtension } from "#core/uploads/files/accepted-media.ts";

/** How one file of an import is taken otherwise than by its name. */
export interface FileOptions {
  /** What an admin said it is. */
  readonly location?: CatalogLocation | undefined;
  /** The id of its new video; otherwise one of its own. */
  readonly videoId?: string | undefined;
  /** Records its outcome in the transaction that writes its rows: both are there, or neither. */
  readonly record?: RecordOutcome | undefined;
}

/** Imports a film's file, and then the subtitles, facts and images beside it: each with its outcome. */
export async function* importFile(
  run: ImportRun,
  found: FoundFile,
  options: FileOptions = {},
): AsyncGenerator<ImportResult> {
  const outcome = await importOne(run, found, options);
  const result = resultOf(found.path, "video", outcome);
  yield result;
  for await (const beside of run.sidecars.of(result))
    yield resultOf(beside.path, "subtitles", beside.outcome);
  const taken = { film: result, location: options.location };
  yield* importFacts(run, found, taken);
  yield* importArtwork(run, found, taken);
}

async function importOne(run: ImportRun, found: FoundFile, options: FileOptions): Promise<ImportOutcome> {
  if (!hasAcceptedExtension(found.path) && !found.wasNamed) {
    return { status: "skipped", role: "other", reason: messageOf("imports.notAVideo") };
  }
  const parsed = parseFound(found, run.options.as);
  if (parsed.kind === "left_out" && !options.location) return { status: "skipped", reason: parsed.reason };
  const file = await findRealFile(found);
  if ("status" in file) return file;
  if (run.options.within && file.path !== found.path) {
    return { status: "skipped", reason: messageOf("imports.linkedFile") };
  }
  const seen = run.seen.find(file.path, file);
  if (seen?.videoId) {
    const { titleId, videoId, hasFailed } = seen;
    return knownOutcome({ titleId, videoId, hasFailed, relation: "same" });
  }
  if (await isGrowing(run, file)) {
    return { status: "skipped", reason: messageOf("imports.stillGrowing") };
  }
  const { location, pathTitle } = options.location
    ? { location: options.location, pathTitle: null }
    : await planLocation(run, found, parsed);
  if (location.kind === "left_out") return { status: "skipped", reason: location.reason };
  return await importNamed(run, file, { location, pathTitle, options });
}

interface NamedFile {
  readonly location: CatalogLocation | { readonly kind: "unclear" };
  readonly pathTitle: NamedTitle | null;
  readonly options: FileOptions;
}

async function importNamed(run: ImportRun, real: RealFile, named: NamedFile): Promise<ImportOutcome> {
  const { ctx, options } = run;
  const { location, pathTitle } = named;
  const file = await examineFile(real);
  if ("status" in file) return file;
  if (location.kind === "unclear") return { status: "refused", reason: messageOf("imports.episodeUnknown") };
  const known = await findKnown(ctx.db, file);
  if (known?.relation === "same") {
    if (!options.dryRun) await rememberFile(ctx.db, { ...file, ...known, role: "video" });
    return knownOutcome(known);
  }
  if (options.dryRun) {
    const reason = known?.relation === "moved" ? messageOf("imports.moved") : messageOf("imports.dryRun");
    return { status: "imported", reason, planned: await describePlan(file, location) };
  }
  const candidate = { ...file, location, pathTitle, publishes: options.publishes ?? true };
  const { copy = false, isBackground = false } = options;
  const { record, videoId } = named.options;
  try {
    return await registerFile(ctx, candidate, { copy, isBackground, record, videoId });
  } catch (error) {
    // In the middle of its copy: the other files can be read.
    if (isUnreadable(error, file.path)) return UNREADABLE;
    throw error;
  }
}
