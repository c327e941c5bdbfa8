import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type SignedInUser } from "#core/accounts/types.ts";
import { toImageRef } from "#core/catalog/images/image-ref.ts";
import { type ImageRef, type PlayableCard, type WatchState } from "#core/catalog/types.ts";
import { isLiving, isVisibleTo } from "#core/catalog/visible-titles.ts";
import { type CoreContext } from "#core/context.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";
import { watchStates } from "#db/schema/watch-states.ts";

/** More episodes than any real series has; it limits a title's page. */
export const MAX_PLAYABLES = 2_000;

const backdrop = alias(images, "backdrop");
const chosenStill = alias(images, "chosen_still");

/** A playable's card with the other fields of its title's page. */
export interface PlayableRow {
  readonly card: PlayableCard;
  readonly titleId: string;
  /** Of the default version. */
  readonly videoId: string | null;
  readonly seasonId: string | null;
  readonly kind: "movie" | "episode" | "extra" | "recording";
  readonly overview: string;
  /** The still that an admin chose; null for an automatic choice. */
  readonly chosenStillId: string | null;
}

/**
 * Cards of playables as this user sees them, by id. Missing ones, and ones that the user may not see, are
 * left out. Two queries for any number of playables.
 */
export async function loadPlayableCards(
  ctx: CoreContext,
  user: SignedInUser,
  playableIds: readonly string[],
): Promise<Map<string, PlayableCard>> {
  if (playableIds.length === 0) return new Map();
  const rows = await selectPlayables(ctx, user, inArray(playables.id, [...playableIds]));
  return new Map(rows.map((row) => [row.card.playableId, row.card]));
}

/** Visible playables in the order of their seasons and numbers, movies and extras before them. */
export async function selectPlayables(
  ctx: CoreContext,
  user: SignedInUser,
  where: SQL | undefined,
): Promise<PlayableRow[]> {
  const rows = await queryPlayables(ctx, user, where);
  const stills = await loadStills(
    ctx,
    rows.flatMap((row) => row.videoId ?? []),
  );
  return rows.map((row) => toPlayableRow(row, (row.videoId && stills.get(row.videoId)) || null));
}

type QueriedRow = Awaited<ReturnType<typeof queryPlayables>>[number];

function queryPlayables(ctx: CoreContext, user: SignedInUser, where: SQL | undefined) {
  return ctx.db
    .select({
      playable: playables,
      title: { id: titles.id, kind: titles.kind, name: titles.name, languageTag: titles.languageTag },
      seasonNumber: seasons.number,
      backdrop,
      chosenStill,
      videoId: videos.id,
      videoState: videos.state,
      durationSeconds: videos.durationSeconds,
      watch: watchStates,
    })
    .from(playables)
    .innerJoin(titles, eq(titles.id, playables.titleId))
    .leftJoin(seasons, eq(seasons.id, playables.seasonId))
    .leftJoin(versions, and(eq(versions.playableId, playables.id), eq(versions.isDefault, true)))
    .leftJoin(videos, eq(videos.id, versions.currentVideoId))
    .leftJoin(backdrop, eq(backdrop.id, titles.backdropImageId))
    .leftJoin(chosenStill, eq(chosenStill.id, playables.stillImageId))
    .leftJoin(
      watchStates,
      and(eq(watchStates.playableId, playables.id), eq(watchStates.profileId, user.profileId)),
    )
    .where(and(where, isLiving, isVisibleTo(user)))
    .orderBy(
      sql`${seasons.number} nulls first`,
      sql`${playables.number} nulls first`,
      asc(playables.createdAt),
      asc(playables.id),
    )
    .limit(MAX_PLAYABLES);
}

/** Each video's still with the most bytes: black and blank images are small. */
async function loadStills(ctx: CoreContext, videoIds: readonly string[]): Promise<Map<string, ImageRef>> {
  if (videoIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectDistinctOn([images.videoId])
    .from(images)
    .where(and(inArray(images.videoId, [...videoIds]), eq(images.kind, "still")))
    .orderBy(images.videoId, sql`${images.totalBytes} desc`);
  return new Map(rows.flatMap((row) => pairOf(row.videoId, toImageRef(row))));
}

function pairOf(videoId: string | null, ref: ImageRef | null): [string, ImageRef][] {
  return videoId && ref ? [[videoId, ref]] : [];
}

function toPlayableRow(row: QueriedRow, still: ImageRef | null): PlayableRow {
  const { playable } = row;
  return {
    titleId: playable.titleId,
    videoId: row.videoId,
    seasonId: playable.seasonId,
    kind: playable.kind,
    overview: playable.overview,
    chosenStillId: playable.stillImageId,
    card: {
      playableId: playable.id,
      title: row.title,
      name: playable.name,
      seasonNumber: row.seasonNumber,
      episodeNumber: playable.number,
      lastEpisodeNumber: playable.lastNumber,
      airDate: playable.airDate,
      still: toImageRef(row.chosenStill) ?? still ?? toImageRef(row.backdrop),
      durationSeconds: row.durationSeconds,
      progress: progressOf(row.watch),
      videoState: row.videoState,
    },
  };
}

function progressOf(watch: typeof watchStates.$inferSelect | null): WatchState | null {
  if (!watch) return null;
  const { positionSeconds, durationSeconds, watched, updatedAt } = watch;
  return { positionSeconds, durationSeconds, watched, updatedAt };
}
