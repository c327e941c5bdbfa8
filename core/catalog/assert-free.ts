import { and, eq, gte, isNull, lte, ne, sql } from "drizzle-orm";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";

/** Where an episode is to stand; `exceptId` names the one that may stand there already. */
export interface EpisodeNumber {
  readonly seasonId: string;
  readonly number: number | null;
  /** Of a file that holds several episodes: the last number. */
  readonly lastNumber?: number | null;
  readonly exceptId?: string;
  /** What can be done where it is taken, for the message. */
  readonly advice?: string;
}

/** Throws conflict where another episode has one of these numbers in its season, naming it. */
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
  const { advice = "Choose another number, or move that one first." } = target;
  throw new DomainError("conflict", `S${taken.season} E${taken.number} is “${taken.name}”. ${advice}`);
}
