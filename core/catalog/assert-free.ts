import { and, eq, isNull, ne } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";

/** Where an episode is to stand; `exceptId` names the one that may stand there already. */
export interface EpisodePlace {
  readonly seasonId: string;
  readonly number: number | null;
  readonly exceptId?: string;
}

/** Throws conflict where another episode has this number in its season, naming it. */
export async function assertFree(tx: Transaction, place: EpisodePlace): Promise<void> {
  if (place.number === null) return;
  const [taken] = await tx
    .select({ name: playables.name, season: seasons.number })
    .from(playables)
    .innerJoin(seasons, eq(seasons.id, playables.seasonId))
    .where(
      and(
        eq(playables.seasonId, place.seasonId),
        eq(playables.number, place.number),
        isNull(playables.deletedAt),
        place.exceptId === undefined ? undefined : ne(playables.id, place.exceptId),
      ),
    )
    .limit(1);
  if (!taken) return;
  throw new DomainError(
    "conflict",
    `S${taken.season} E${place.number} is “${taken.name}”. Choose another number, or move that one first.`,
  );
}
