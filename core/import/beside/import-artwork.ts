import { realpath, stat } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { type ArtworkTarget } from "#core/catalog/artwork/add-artwork.ts";
import { artworkBeside, type FoundArtwork } from "#core/import/beside/artwork-beside.ts";
import { whyArtworkStays } from "#core/import/beside/decide-artwork.ts";
import { takenLocation, type TakenFilm } from "#core/import/beside/import-facts.ts";
import { followMovedArtwork } from "#core/import/beside/moved-artwork.ts";
import { takeArtwork, type ArtworkFile } from "#core/import/beside/take-artwork.ts";
import { type FoundFile } from "#core/import/find-files.ts";
import { isGrowing, type ImportRun } from "#core/import/import-run.ts";
import { resultOf } from "#core/import/result-of.ts";
import { stampOf } from "#core/import/seen/file-stamp.ts";
import { type ImportOutcome, type ImportResult } from "#core/import/types.ts";
import { messageOf } from "#core/messages/message.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

const TAKEN = {
  poster: messageOf("imports.posterTaken"),
  backdrop: messageOf("imports.backdropTaken"),
  still: messageOf("imports.thumbnailTaken"),
} as const;
const KNOWN = messageOf("imports.artworkKnown");
const UNREADABLE = messageOf("imports.fileUnreadable");

/**
 * Gives an imported or known film, or the series of an episode, the images beside it: each file with its outcome, once
 * in an import. An unchanged file that was taken before is not read, and an image that cannot be used refuses itself
 * alone.
 */
export async function* importArtwork(
  run: ImportRun,
  found: FoundFile,
  taken: TakenFilm,
): AsyncGenerator<ImportResult> {
  const location = takenLocation(run, found, taken);
  if (location === null) return;
  const { kind } = location;
  for (const image of await artworkBeside(run.names, { path: found.path, root: found.root, kind })) {
    if (run.told.has(image.path)) continue;
    run.told.add(image.path);
    yield resultOf(image.path, "artwork", await take(run, image, taken.film));
  }
}

async function take(run: ImportRun, image: FoundArtwork, film: ImportResult): Promise<ImportOutcome> {
  const { titleId, videoId } = film;
  const file = await fileOf(image.path);
  if (!file) return { titleId, status: "refused", reason: UNREADABLE };
  const seen = run.seen.find(file.path, file);
  if (seen?.refusal) return { titleId, status: "refused", reason: seen.refusal };
  if (seen && seen.titleId === titleId) return { titleId, status: "skipped", reason: KNOWN };
  if (await isGrowing(run, file))
    return { titleId, status: "skipped", reason: messageOf("imports.stillGrowing") };
  const what = TAKEN[image.kind];
  const coming = { status: "imported", reason: messageOf("imports.wouldTake", { what }) } as const;
  if (titleId === null || videoId === null) return coming;
  const target = await targetOf(run, image, { titleId, videoId });
  if (!target) return { titleId, status: "refused", reason: UNREADABLE };
  if (!run.options.dryRun && (await followMovedArtwork(run.ctx, target, file)))
    return { titleId, status: "skipped", reason: KNOWN };
  const stays = await whyArtworkStays(run.ctx.db, target, file.path);
  if (stays) return { titleId, status: "skipped", reason: stays };
  return run.options.dryRun ? coming : await takeArtwork(run.ctx, { target, file, what });
}

/** Null for what is no file: a pipe would never end. */
async function fileOf(path: string): Promise<ArtworkFile | null> {
  const real = await realpath(path).catch(() => path);
  const info = await stat(real).catch(() => null);
  return info?.isFile() ? { path: real, ...stampOf(info) } : null;
}

/** Null for a video that was deleted meanwhile. */
async function targetOf(
  { ctx }: ImportRun,
  { kind }: FoundArtwork,
  { titleId, videoId }: { titleId: string; videoId: string },
): Promise<ArtworkTarget | null> {
  if (kind !== "still") return { kind, titleId };
  const [playable] = await ctx.db
    .select({ id: playables.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(eq(videos.id, videoId));
  return playable ? { kind, titleId, playableId: playable.id } : null;
}
