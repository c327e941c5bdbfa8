import { and, eq, isNull } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { findTitle } from "#core/import/find-or-make-title.ts";
import { parsePath } from "#core/import/names/parse-path.ts";
import { type ParsedEpisode } from "#core/import/names/types.ts";
import { findUpload, type UploadRow } from "#core/uploads/find-upload.ts";
import { type SeriesOffer } from "#core/uploads/types.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";

/**
 * The place in a series that an upload's name tells, in a series of that name or a new one; null where the name tells
 * none, and for viewers, whose uploads are theirs alone. Throws not_found for another user's upload.
 */
export async function getSeriesOffer(
  ctx: CoreContext,
  user: SignedInUser,
  uploadId: string,
): Promise<SeriesOffer | null> {
  const upload = await findUpload(ctx, user, uploadId);
  const episode = episodeOf(upload);
  if (!episode || !hasScope(user, "catalog") || upload.state === "cancelled") return null;
  if (upload.state === "active") return offerOf(ctx, episode, { ...upload, isAccepted: upload.addsToSeries });
  const playable = await playableOf(ctx, upload);
  return playable && offerOf(ctx, episode, { ...upload, isAccepted: playable.kind === "episode" });
}

/** The episode that an upload's name tells; null for a film's. */
export function episodeOf({ fileName }: Pick<UploadRow, "fileName">): ParsedEpisode | null {
  const parsed = parsePath(fileName, { latestYear: new Date().getFullYear() + 1, namedSteps: 1 });
  return parsed.kind === "episode" ? parsed : null;
}

/** What a completed upload became; undefined where that was deleted. */
export async function playableOf({ db }: Pick<CoreContext, "db">, { videoId }: UploadRow) {
  const [row] = await db
    .select({ kind: playables.kind, titleId: playables.titleId })
    .from(versions)
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .where(and(eq(versions.currentVideoId, videoId), isNull(playables.deletedAt), isNull(titles.deletedAt)));
  return row ?? null;
}

async function offerOf(
  ctx: CoreContext,
  { series, seriesYear, season, episodes, date }: ParsedEpisode,
  { isAccepted, publishWhenPlayable }: { isAccepted: boolean; publishWhenPlayable: boolean },
): Promise<SeriesOffer> {
  const seriesId = await findTitle(ctx.db, { name: series, releaseYear: seriesYear }, "series");
  const [known] = seriesId
    ? await ctx.db
        .select({ name: titles.name, visibility: titles.visibility })
        .from(titles)
        .where(eq(titles.id, seriesId))
    : [];
  const [first = 1] = episodes;
  const last = episodes.at(-1) ?? first;
  return {
    ...{ seriesId, seriesName: known?.name ?? series },
    publishesDraft: !publishWhenPlayable && known?.visibility === "published",
    ...{ seasonNumber: season, episodeNumber: first, lastEpisodeNumber: last > first ? last : null },
    ...{ airDate: date, isAccepted },
  };
}
