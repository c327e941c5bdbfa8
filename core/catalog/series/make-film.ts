import { and, desc, eq } from "drizzle-orm";
import { lockPlayable } from "#core/catalog/series/lock-playable.ts";
import { lockTitle, touchTitle } from "#core/catalog/lock-title.ts";
import { inheritedFields } from "#core/catalog/series/inherited-fields.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { newId } from "#core/uuid.ts";
import { type Transaction } from "#db/client.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/**
 * Makes an episode a separate film, with the episode's name and the visibility of its series: the inverse of
 * `makeEpisode`. Throws not_found, and bad_input if it is no episode.
 */
export async function makeFilm(
  ctx: CoreContext,
  input: { playableId: string },
): Promise<{ titleId: string }> {
  return ctx.db.transaction(async (tx) => {
    const episode = await lockPlayable(tx, input.playableId);
    if (episode.kind !== "episode") throw new DomainError("bad_input", "catalog.notAnEpisode");
    const series = await lockTitle(tx, episode.titleId);
    const { name, overview } = episode;
    const titleId = newId();
    const stillId = episode.stillImageId ?? (await largestImage(tx, episode.id, "still"));
    const posterImageId = (await largestImage(tx, episode.id, "poster")) ?? stillId;
    await tx.insert(titles).values({
      ...{ id: titleId, kind: "movie" as const, name, overview },
      ...inheritedFields(series),
      ...{ posterImageId, backdropImageId: stillId },
    });
    const free = { kind: "movie" as const, titleId, seasonId: null, ...NO_NUMBER };
    await tx.update(playables).set(free).where(eq(playables.id, episode.id));
    await tx.update(images).set({ titleId, playableId: null }).where(eq(images.playableId, episode.id));
    await touchTitle(tx, series.id);
    return { titleId };
  });
}

const NO_NUMBER = { number: null, lastNumber: null, airDate: null };

/** The episode's image of a kind with the most bytes: black and blank ones are small. */
async function largestImage(
  tx: Transaction,
  playableId: string,
  kind: "poster" | "still",
): Promise<string | null> {
  const [largest] = await tx
    .select({ id: images.id })
    .from(images)
    .innerJoin(videos, eq(videos.id, images.videoId))
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .where(and(eq(versions.playableId, playableId), eq(images.kind, kind)))
    .orderBy(desc(images.totalBytes))
    .limit(1);
  return largest?.id ?? null;
}
