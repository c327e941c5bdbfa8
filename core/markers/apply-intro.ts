import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { lockTitle, touchTitle } from "#core/catalog/lock-title.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { readMarkers } from "#core/markers/load-markers.ts";
import { MIN_MARKER_SECONDS, writeMarker } from "#core/markers/save-markers.ts";
import { type Marker } from "#core/markers/types.ts";
import { type DatabaseOrTransaction, type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** An intro that an episode had before another was applied. */
export interface IntroBefore {
  readonly videoId: string;
  readonly intro: Marker | null;
}

/**
 * Gives a video's intro to the files of every other episode of its season, where it fits between their start and
 * their credits; without an intro it removes theirs. Returns what they had, for an undo. Throws not_found, and
 * bad_input for a video that is no episode's.
 */
export async function applyIntroToSeason(
  ctx: CoreContext,
  input: { videoId: string },
): Promise<{ before: IntroBefore[] }> {
  return ctx.db.transaction(async (tx) => {
    const { titleId, seasonId } = await episodeOf(tx, input.videoId);
    await lockTitle(tx, titleId);
    const { intro } = await readMarkers(tx, input.videoId);
    const before: IntroBefore[] = [];
    for (const { videoId, durationSeconds } of await othersOfSeason(tx, seasonId, input.videoId)) {
      const own = await readMarkers(tx, videoId);
      const endSeconds = own.credits?.startSeconds ?? durationSeconds ?? Infinity;
      if (intro && endSeconds - intro.endSeconds < MIN_MARKER_SECONDS) continue;
      before.push({ videoId, intro: own.intro });
      await writeMarker(tx, videoId, "intro", intro);
    }
    await touchTitle(tx, titleId);
    return { before };
  });
}

async function episodeOf(tx: Transaction, videoId: string): Promise<{ titleId: string; seasonId: string }> {
  const [episode] = await tx
    .select({ titleId: playables.titleId, seasonId: playables.seasonId })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(eq(videos.id, videoId));
  if (!episode) throw new DomainError("not_found", "videos.notFound");
  const { titleId, seasonId } = episode;
  if (seasonId === null) throw new DomainError("bad_input", "catalog.notAnEpisode");
  return { titleId, seasonId };
}

/** The files that play of the season's other episodes: of every version, since each dub has the same frames. */
export async function othersOfSeason(
  tx: DatabaseOrTransaction,
  seasonId: string,
  exceptVideoId: string,
): Promise<{ videoId: string; durationSeconds: number | null }[]> {
  return tx
    .select({ videoId: videos.id, durationSeconds: videos.durationSeconds })
    .from(playables)
    .innerJoin(versions, eq(versions.playableId, playables.id))
    .innerJoin(videos, eq(videos.id, versions.currentVideoId))
    .where(
      and(
        ...[eq(playables.seasonId, seasonId), isNull(playables.deletedAt), isNull(videos.deletedAt)],
        ne(videos.id, exceptVideoId),
      ),
    )
    .orderBy(sql`${playables.number} nulls first`)
    .limit(MAX_FILES);
}

/** More than a season has. */
const MAX_FILES = 2000;
