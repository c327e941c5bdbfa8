import { eq } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { assertFree } from "#core/catalog/series/assert-free.ts";
import { findSeason, makeEpisodeIn } from "#core/catalog/series/make-episode.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { episodeNameOf } from "#core/import/find-or-make-episode.ts";
import { findTitle, lockName } from "#core/import/find-or-make-title.ts";
import { type ParsedEpisode } from "#core/import/names/types.ts";
import { assertActive, findUpload, type UploadRow } from "#core/uploads/find-upload.ts";
import { episodeOf, playableOf } from "#core/uploads/series-offer.ts";
import { type Transaction } from "#db/client.ts";
import { uploads } from "#db/schema/uploads.ts";

/** An answer to the offer of `getSeriesOffer`. */
export interface SeriesAnswer {
  readonly uploadId: string;
  /** Whether the upload becomes the episode that its name tells; false takes that back while it uploads. */
  readonly add: boolean;
}

/**
 * Adds an upload to the series that its name tells: at its end where it still uploads, else at once. Returns the title
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
    const episode = episodeOf(upload);
    if (!episode) throw new DomainError("bad_input", "uploads.noEpisodeInName");
    if (upload.state === "completed" && add) return addCompleted(tx, upload, episode);
    assertActive(upload);
    if (add) await assertNumbersFree(tx, episode);
    await tx.update(uploads).set({ addsToSeries: add }).where(eq(uploads.id, uploadId));
    return { titleId: null };
  });
}

async function addCompleted(tx: Transaction, upload: UploadRow, episode: ParsedEpisode) {
  const playable = await playableOf({ db: tx }, upload);
  if (!playable) throw new DomainError("gone", "uploads.videoDeleted");
  if (playable.kind !== "movie") return { titleId: playable.titleId };
  return { titleId: await moveToSeries(tx, playable.titleId, episode) };
}

/**
 * Makes an uploaded film the episode that its name tells; its series and season are made where they are missing.
 * Returns the series. Throws conflict where that episode is there already.
 */
export async function moveToSeries(tx: Transaction, filmId: string, episode: ParsedEpisode): Promise<string> {
  const { series: name, seriesYear: releaseYear, season, episodes, date } = episode;
  await lockName(tx, name);
  const known = await findTitle(tx, { name, releaseYear }, "series");
  const { first, last } = numbersOf(episodes);
  const { seriesId } = await makeEpisodeIn(tx, {
    titleId: filmId,
    series: known === null ? { name, releaseYear } : { titleId: known },
    seasonNumber: season,
    number: first,
    details: { name: episodeNameOf(episode), lastNumber: last > first ? last : null, airDate: date },
  });
  return seriesId;
}

async function assertNumbersFree(tx: Transaction, episode: ParsedEpisode): Promise<void> {
  const { series: name, seriesYear: releaseYear, season, episodes } = episode;
  const seriesId = await findTitle(tx, { name, releaseYear }, "series");
  const seasonId = seriesId && (await findSeason(tx, seriesId, season));
  if (!seasonId) return;
  const { first, last } = numbersOf(episodes);
  await assertFree(tx, { seasonId, number: first, lastNumber: last });
}

function numbersOf(episodes: readonly number[]): { first: number; last: number } {
  const [first = 1] = episodes;
  return { first, last: episodes.at(-1) ?? first };
}
