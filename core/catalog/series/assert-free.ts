import { and, eq, gte, isNull, lte, ne, sql } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";

/** The season and number that an episode will have; `exceptId` is the episode that may have them already. */
export interface EpisodeNumber {
  readonly seasonId: string;
  readonly number: number | null;
  /** For a file with several episodes: the last number. */
  readonly lastNumber?: number | null;
  readonly exceptId?: string;
  /** The message of a conflict, which says what can be done. */
  readonly conflict?: "catalog.numberTaken" | "deletion.episodeNumberTaken";
}

/** Throws conflict if another episode of the season has one of these numbers; the message names it. */
export async function assertFree(tx: Transaction, target: EpisodeNumber): Promise<void> {
  if (target.number === null) return;
  const [taken] = await tx
    .select({ name: playables.name, season: seasons.number, number: playables.number })
    .from(playables)
    .innerJoin(seasons, eq(seasons.id, playables.seasonId))
    .where(
      and(
        eq(playables.seasonId, target.seasonId),
        lte(playables.number, target.lastNumber ?? target.number),
        gte(sql`coalesce(${playables.lastNumber}, ${playables.number})`, target.number),
        isNull(playables.deletedAt),
        target.exceptId === undefined ? undefined : ne(playables.id, target.exceptId),
      ),
    )
    .limit(1);
  if (!taken) return;
  const { season, name } = taken;
  const number = taken.number ?? target.number;
  throw new DomainError("conflict", target.conflict ?? "catalog.numberTaken", { season, number, name });
}
