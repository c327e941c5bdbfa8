import { and, eq, isNull } from "drizzle-orm";
import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { findTitle } from "#core/import/find-or-make-title.ts";
import { episodeTargetOf, type EpisodeTarget } from "#core/uploads/episode-target.ts";
import { findUpload, type UploadRow } from "#core/uploads/find-upload.ts";
import { type SeriesOffer } from "#core/uploads/types.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";

/**
 * The target of an upload in a series: the one that was chosen, otherwise the one that its name tells, in a series of
 * that name or a new one; null where there is none, and for viewers, whose uploads are theirs alone. Throws not_found for another user's upload.
 */
export async function getSeriesOffer(
  ctx: CoreContext,
  user: SignedInUser,
  uploadId: string,
): Promise<SeriesOffer | null> {
  const upload = await findUpload(ctx, user, uploadId);
  const target = episodeTargetOf(upload);
  if (!target || !hasScope(user, "catalog") || upload.state === "cancelled") return null;
  if (upload.state === "active") return offerOf(ctx, target, { ...upload, isAccepted: upload.addsToSeries });
  const playable = await playableOf(ctx, upload);
  return playable && offerOf(ctx, target, { ...upload, isAccepted: playable.kind === "episode" });
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
  { series, seasonNumber, number, details }: EpisodeTarget,
  { isAccepted, publishWhenPlayable }: { isAccepted: boolean; publishWhenPlayable: boolean },
): Promise<SeriesOffer> {
  const known = await knownSeries(ctx, series);
  return {
    ...{ seriesId: known?.id ?? null, seriesName: known?.name ?? ("name" in series ? series.name : "") },
    publishesDraft: !publishWhenPlayable && known?.visibility === "published",
    ...{ seasonNumber, episodeNumber: number, lastEpisodeNumber: details?.lastNumber ?? null },
    ...{ airDate: details?.airDate ?? null, isAccepted },
  };
}

async function knownSeries(ctx: CoreContext, series: EpisodeTarget["series"]) {
  const id = "titleId" in series ? series.titleId : await findTitle(ctx.db, series, "series");
  if (id === null) return null;
  const { name, visibility } = titles;
  const [row] = await ctx.db
    .select({ id: titles.id, name, visibility })
    .from(titles)
    .where(eq(titles.id, id));
  return row ?? null;
}
