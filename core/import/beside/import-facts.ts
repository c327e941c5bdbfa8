import { stat } from "node:fs/promises";
import path from "node:path";
import { type FoundFile } from "#core/import/find-files.ts";
import { type ImportRun } from "#core/import/import-run.ts";
import { applyEpisodeFacts, applyTitleFacts } from "#core/import/nfo/apply-facts.ts";
import { type NfoFacts } from "#core/import/nfo/types.ts";
import { factsFilesOf, parseFound } from "#core/import/plan-file.ts";
import { resultOf } from "#core/import/result-of.ts";
import { rememberFile } from "#core/import/seen/remember-file.ts";
import { stampOf, type FileStamp } from "#core/import/seen/file-stamp.ts";
import { type CatalogLocation, type ImportOutcome, type ImportResult } from "#core/import/types.ts";
import { messageOf } from "#core/messages/message.ts";

export interface TakenFilm {
  readonly film: ImportResult;
  /** What an admin said it is: a film in the folder of a series has no facts of that series. */
  readonly location: CatalogLocation | undefined;
}

/**
 * What an imported or known film is: by its correction, by its plan, otherwise by its path. Null for a file that did not
 * become one, and has nothing beside it then.
 */
export function takenLocation(run: ImportRun, found: FoundFile, { film, location }: TakenFilm) {
  const isComing = film.status === "imported" && run.options.dryRun === true;
  if (film.videoId === null && !isComing) return null;
  return location ?? film.planned?.location ?? parseFound(found, run.options.as);
}

/**
 * Fills what is empty of an imported or known film's title by the NFO files about it: each file with its outcome, once
 * in an import. A file that was taken before and has not changed is not read.
 */
export async function* importFacts(
  run: ImportRun,
  found: FoundFile,
  taken: TakenFilm,
): AsyncGenerator<ImportResult> {
  const location = takenLocation(run, found, taken);
  if (location === null) return;
  const files = await factsFilesOf(run, found, location);
  // An extra's are the ones of its owner, which takes them itself.
  if (location.kind === "extra") return;
  for (const file of [files.own, files.series]) {
    if (file === null || run.told.has(file)) continue;
    run.told.add(file);
    yield resultOf(file, "facts", await take(run, file, taken.film));
  }
}

async function take(run: ImportRun, file: string, film: ImportResult): Promise<ImportOutcome> {
  const { titleId, videoId } = film;
  const info = await stat(file).catch(() => null);
  if (!info) return { titleId, status: "refused", reason: messageOf("imports.fileUnreadable") };
  if (run.seen.find(file, stampOf(info))) {
    return { titleId, status: "skipped", reason: messageOf("imports.factsKnown") };
  }
  const facts = await run.nfos.read(file);
  const [first] = facts ?? [];
  if (!facts || !first) return { titleId, status: "refused", reason: messageOf("imports.factsUnreadable") };
  const what = messageOf("imports.factsTaken", { name: first.name ?? path.basename(file) });
  if (run.options.dryRun || titleId === null || videoId === null) {
    return { status: "imported", reason: messageOf("imports.wouldTake", { what }) };
  }
  await apply(run, facts, { titleId, videoId, file, stamp: stampOf(info) });
  return { titleId, status: "imported", reason: what };
}

async function apply(
  { ctx }: ImportRun,
  facts: readonly NfoFacts[],
  owner: { titleId: string; videoId: string; file: string; stamp: FileStamp },
): Promise<void> {
  const { titleId, videoId, file, stamp } = owner;
  const [first] = facts;
  await ctx.db.transaction(async (tx) => {
    if (first?.kind === "episode") await applyEpisodeFacts(tx, videoId, first);
    else if (first) await applyTitleFacts(tx, titleId, first);
    const ofVideo = first?.kind === "episode" ? videoId : null;
    await rememberFile(tx, { path: file, role: "facts", titleId, videoId: ofVideo, ...stamp });
  });
}
