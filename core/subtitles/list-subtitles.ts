import { type SubtitleItem } from "#core/subtitles/types.ts";
import { and, asc, eq, isNull } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { kindOfFlags } from "#core/subtitles/subtitle-kind.ts";
import { playables } from "#db/schema/playables.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** More than a title's page can show; a series with as many is edited episode by episode. */
const MAX_LISTED = 2_000;

/** The subtitles of every file of a title, the file's own tracks first. */
export async function listSubtitles(ctx: CoreContext, titleId: string): Promise<SubtitleItem[]> {
  const rows = await ctx.db
    .select({ row: subtitles })
    .from(subtitles)
    .innerJoin(videos, eq(videos.id, subtitles.videoId))
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(and(eq(playables.titleId, titleId), isNull(videos.deletedAt)))
    .orderBy(asc(subtitles.videoId), asc(subtitles.number))
    .limit(MAX_LISTED);
  return rows.map(({ row }) => {
    const { id, videoId, languageTag, name, state, fileName, failure: failureReason } = row;
    return { id, videoId, languageTag, name, kind: kindOfFlags(row), state, fileName, failureReason };
  });
}
