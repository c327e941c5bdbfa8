import { and, eq, or } from "drizzle-orm";
import { assertFree } from "#core/catalog/series/assert-free.ts";
import { lockPlayable, type LockedPlayable } from "#core/catalog/series/lock-playable.ts";
import { touchTitle } from "#core/catalog/lock-title.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { images } from "#db/schema/images.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** The editable fields of an episode or an extra; omitted ones stay unchanged. */
export interface PlayableChange {
  readonly playableId: string;
  readonly name?: string | undefined;
  readonly overview?: string | undefined;
  /** One of its own stills; null for an automatic choice. */
  readonly stillImageId?: string | null | undefined;
  /** Another season of the same series. */
  readonly seasonId?: string | undefined;
  readonly number?: number | undefined;
}

/**
 * Changes an episode or an extra, or moves an episode to another season or number. Throws not_found; conflict
 * if another episode has that number; bad_input for a still that is not its own, and for a film, which has
 * its title's name.
 */
export async function updatePlayable(ctx: CoreContext, change: PlayableChange): Promise<void> {
  const { playableId, ...values } = change;
  await ctx.db.transaction(async (tx) => {
    const playable = await lockPlayable(tx, playableId);
    if (playable.kind === "movie") {
      throw new DomainError("bad_input", "catalog.filmNamedByTitle");
    }
    if (values.seasonId !== undefined || values.number !== undefined)
      await assertEpisodeNumber(tx, playable, change);
    if (values.stillImageId) await assertOwnStill(tx, playableId, values.stillImageId);
    if (Object.values(values).every((value) => value === undefined)) return;
    await tx
      .update(playables)
      .set({ ...values, ...numbersOf(playable, values.number) })
      .where(eq(playables.id, playableId));
    await touchTitle(tx, playable.titleId);
  });
}

/**
 * The fields that change with the number: a file of several episodes moves with all of them, and the date is
 * cleared.
 */
function numbersOf({ number, lastNumber }: LockedPlayable, next = number) {
  if (number === null || next === null || next === number) return {};
  return { lastNumber: lastNumber === null ? null : lastNumber + next - number, airDate: null };
}

async function assertEpisodeNumber(
  tx: Transaction,
  playable: LockedPlayable,
  change: PlayableChange,
): Promise<void> {
  const seasonId = change.seasonId ?? playable.seasonId;
  if (playable.kind !== "episode" || seasonId === null) {
    throw new DomainError("bad_input", "catalog.episodeHasNumber");
  }
  const [season] = await tx
    .select({ id: seasons.id })
    .from(seasons)
    .where(and(eq(seasons.id, seasonId), eq(seasons.titleId, playable.titleId)));
  if (!season) throw new DomainError("bad_input", "catalog.seasonForeign");
  const number = change.number ?? playable.number;
  const lastNumber = numbersOf(playable, change.number).lastNumber ?? playable.lastNumber;
  await assertFree(tx, { seasonId, number, lastNumber, exceptId: playable.id });
}

async function assertOwnStill(tx: Transaction, playableId: string, imageId: string): Promise<void> {
  const [own] = await tx
    .select({ id: images.id })
    .from(images)
    .leftJoin(videos, eq(videos.id, images.videoId))
    .leftJoin(versions, eq(versions.id, videos.versionId))
    .where(
      and(eq(images.id, imageId), or(eq(images.playableId, playableId), eq(versions.playableId, playableId))),
    );
  if (!own) throw new DomainError("bad_input", "catalog.episodeImageForeign");
}
