import { and, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { toImageRef } from "#core/catalog/images/image-ref.ts";
import { type TitleCard } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";
import { isLiving } from "#core/catalog/visible-titles.ts";
import { exactTime, type PageKey } from "#core/paging/keyset.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

const poster = alias(images, "poster");
const backdrop = alias(images, "backdrop");

/** A card with the other fields of its page, its editor and its list. */
export interface TitleRow {
  readonly card: TitleCard;
  readonly visibility: "draft" | "unlisted" | "published";
  readonly ownerUserId: string | null;
  readonly publishAt: Date | null;
  readonly createdAt: Date;
  readonly publishedKey: PageKey;
  readonly createdKey: PageKey;
}

export interface TitleSelection {
  readonly where: SQL | undefined;
  /** `published` newest first (for published titles alone), `created` newest first. */
  readonly order: "published" | "created";
  readonly limit: number;
}

/** Titles with their images, durations and counts: two queries for any number of titles. */
export async function selectTitles(ctx: CoreContext, selection: TitleSelection): Promise<TitleRow[]> {
  const time = selection.order === "published" ? titles.publishedAt : titles.createdAt;
  const rows = await ctx.db
    .select({
      title: titles,
      poster,
      backdrop,
      publishedAtExact: exactTime(titles.publishedAt),
      createdAtExact: exactTime(titles.createdAt),
    })
    .from(titles)
    .leftJoin(poster, eq(poster.id, titles.posterImageId))
    .leftJoin(backdrop, eq(backdrop.id, titles.backdropImageId))
    .where(selection.where)
    .orderBy(desc(time), desc(titles.id))
    .limit(selection.limit);
  const contents = await contentsOf(
    ctx,
    rows.map((row) => row.title.id),
  );
  return rows.map((row) => ({
    card: {
      ...cardOf(row.title),
      poster: toImageRef(row.poster),
      backdrop: toImageRef(row.backdrop),
      ...(contents.get(row.title.id) ?? NOTHING),
    },
    visibility: row.title.visibility,
    ownerUserId: row.title.ownerUserId,
    publishAt: row.title.publishAt,
    createdAt: row.title.createdAt,
    publishedKey: { at: row.publishedAtExact, id: row.title.id },
    createdKey: { at: row.createdAtExact, id: row.title.id },
  }));
}

type Contents = Pick<TitleCard, "durationSeconds" | "seasonCount" | "episodeCount">;
const NOTHING: Contents = { durationSeconds: null, seasonCount: 0, episodeCount: 0 };

function cardOf(title: typeof titles.$inferSelect) {
  const { id, kind, name, languageTag, overview, releaseYear, genres, tags, ageRatingYears, publishedAt } =
    title;
  return { id, kind, name, languageTag, overview, releaseYear, genres, tags, ageRatingYears, publishedAt };
}

/** A movie's duration, a series' seasons and episodes. */
async function contentsOf(ctx: CoreContext, titleIds: readonly string[]): Promise<Map<string, Contents>> {
  if (titleIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      titleId: playables.titleId,
      durationSeconds: sql<
        number | null
      >`max(${videos.durationSeconds}) filter (where ${playables.kind} = 'movie')`,
      seasonCount: sql<number>`count(distinct ${playables.seasonId})::int`,
      episodeCount: sql<number>`count(*) filter (where ${playables.kind} = 'episode')::int`,
    })
    .from(playables)
    .leftJoin(versions, and(eq(versions.playableId, playables.id), eq(versions.isDefault, true)))
    .leftJoin(videos, eq(videos.id, versions.currentVideoId))
    .where(and(inArray(playables.titleId, [...titleIds]), isLiving))
    .groupBy(playables.titleId);
  return new Map(rows.map(({ titleId, ...contents }) => [titleId, contents]));
}
