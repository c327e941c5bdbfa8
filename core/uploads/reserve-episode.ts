import { and, eq, isNull, sql } from "drizzle-orm";
import { lockSeries } from "#core/catalog/lock-title.ts";
import { assertFree } from "#core/catalog/series/assert-free.ts";
import { findSeason } from "#core/catalog/series/make-episode.ts";
import { parsedEpisodeOf } from "#core/uploads/episode-target.ts";
import { type ChosenSeries } from "#core/uploads/types.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { uploads } from "#db/schema/uploads.ts";

/**
 * The season and number of a new upload in the series that its user chose: the number that its file's name tells,
 * otherwise the next one after the season's episodes and its uploads on the way. Throws not_found; bad_input for a
 * film; conflict where the number is in use, so that no byte is sent in vain.
 */
export async function reserveEpisode(tx: Transaction, fileName: string, chosen: ChosenSeries) {
  const { titleId } = chosen;
  await lockSeries(tx, titleId);
  const parsed = parsedEpisodeOf(fileName);
  const seasonNumber = chosen.seasonNumber ?? parsed?.season ?? 1;
  // The number of a dated episode is its day, which counts only in the season of its year.
  const told = parsed && (parsed.date === null || parsed.season === seasonNumber) ? parsed.episodes : [];
  const [first] = told;
  const seasonId = await findSeason(tx, titleId, seasonNumber);
  if (first !== undefined && seasonId)
    await assertFree(tx, { seasonId, number: first, lastNumber: told.at(-1) ?? null });
  const episodeNumber = first ?? (await nextNumber(tx, titleId, seasonNumber));
  return { seriesId: titleId, seasonNumber, episodeNumber, addsToSeries: true };
}

async function nextNumber(tx: Transaction, titleId: string, seasonNumber: number): Promise<number> {
  const [stored] = await tx
    .select({
      last: sql<number>`coalesce(max(coalesce(${playables.lastNumber}, ${playables.number})), 0)::int`,
    })
    .from(playables)
    .innerJoin(seasons, eq(seasons.id, playables.seasonId))
    .where(and(eq(seasons.titleId, titleId), eq(seasons.number, seasonNumber), isNull(playables.deletedAt)));
  const [coming] = await tx
    .select({ last: sql<number>`coalesce(max(${uploads.episodeNumber}), 0)::int` })
    .from(uploads)
    .where(
      and(
        eq(uploads.seriesId, titleId),
        eq(uploads.seasonNumber, seasonNumber),
        eq(uploads.state, "active"),
        uploads.addsToSeries,
      ),
    );
  return Math.max(stored?.last ?? 0, coming?.last ?? 0) + 1;
}
