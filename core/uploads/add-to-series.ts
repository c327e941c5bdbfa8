import { eq } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { assertFree } from "#core/catalog/series/assert-free.ts";
import { findSeason, makeEpisodeIn } from "#core/catalog/series/make-episode.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { findTitle, lockName } from "#core/import/find-or-make-title.ts";
import { episodeTargetOf, type EpisodeTarget } from "#core/uploads/episode-target.ts";
import { assertActive, findUpload, type UploadRow } from "#core/uploads/find-upload.ts";
import { playableOf } from "#core/uploads/series-offer.ts";
import { type Transaction } from "#db/client.ts";
import { uploads } from "#db/schema/uploads.ts";

/** An answer to the offer of `getSeriesOffer`. */
export interface SeriesAnswer {
  readonly uploadId: string;
  /** Whether the upload becomes the episode of its target; false takes that back while it uploads. */
  readonly add: boolean;
}

/**
 * Adds an upload to the series that was chosen or that its name tells: at its end where it still uploads, else at once. Returns the title
 * that it belongs to now, null while it uploads. Throws not_found; bad_input where its name tells no episode; conflict
 * where that episode is there already, and for taking back what was added.
 */
export async function addToSeries(
  ctx: CoreContext,
  user: SignedInUser,
  { uploadId, add }: SeriesAnswer,
): Promise<{ titleId: string | null }> {
  await findUpload(ctx, user, uploadId);
  return ctx.db.transaction(async (tx) => {
    const [upload] = await tx.select().from(uploads).where(eq(uploads.id, uploadId)).for("update");
    if (!upload) throw new DomainError("not_found", "uploads.notFound");
    const target = episodeTargetOf(upload);
    if (!target) throw new DomainError("bad_input", "uploads.noEpisodeInName");
    if (upload.state === "completed" && add) return addCompleted(tx, upload, target);
    assertActive(upload);
    if (add) await assertNumbersFree(tx, target);
    await tx.update(uploads).set({ addsToSeries: add }).where(eq(uploads.id, uploadId));
    return { titleId: null };
  });
}

async function addCompleted(tx: Transaction, upload: UploadRow, target: EpisodeTarget) {
  const playable = await playableOf({ db: tx }, upload);
  if (!playable) throw new DomainError("gone", "uploads.videoDeleted");
  if (playable.kind !== "movie") return { titleId: playable.titleId };
  return { titleId: await moveToSeries(tx, playable.titleId, target) };
}

/**
 * Makes an uploaded film the episode of its target; a series of a name, and the season, are made where they are missing.
 * Returns the series. Throws conflict where that episode is there already, and not_found for a chosen series that was
 * deleted.
 */
export async function moveToSeries(tx: Transaction, filmId: string, target: EpisodeTarget): Promise<string> {
  const { seriesId } = await makeEpisodeIn(tx, {
    titleId: filmId,
    series: await seriesOf(tx, target),
    seasonNumber: target.seasonNumber,
    number: target.number,
    ...(target.details ? { details: target.details } : {}),
  });
  return seriesId;
}

async function seriesOf(tx: Transaction, { series }: EpisodeTarget) {
  if ("titleId" in series) return series;
  await lockName(tx, series.name);
  const known = await findTitle(tx, series, "series");
  return known === null ? series : { titleId: known };
}

async function assertNumbersFree(tx: Transaction, { series, seasonNumber, number, details }: EpisodeTarget) {
  const seriesId = "titleId" in series ? series.titleId : await findTitle(tx, series, "series");
  const seasonId = seriesId && (await findSeason(tx, seriesId, seasonNumber));
  if (seasonId) await assertFree(tx, { seasonId, number, lastNumber: details?.lastNumber ?? null });
}
