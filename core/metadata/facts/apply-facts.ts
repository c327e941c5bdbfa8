import { and, eq, isNull } from "drizzle-orm";
import { assertUnchanged } from "#core/catalog/assert-unchanged.ts";
import { lockTitle, touchTitle } from "#core/catalog/lock-title.ts";
import { writeTitleChange } from "#core/catalog/update-title.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type Facts } from "#core/metadata/facts/types.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";

export interface FactsChange {
  readonly titleId: string;
  readonly facts: Facts;
  /** What the admin saw of each of them. The reverse of a change, facts and expected exchanged, takes it back. */
  readonly expected: Facts;
}

/**
 * Writes facts to a title, its seasons and episodes, all or none. Throws not_found; conflict where one of them is neither
 * as the admin saw it nor as it becomes: another admin changed it meanwhile.
 */
export async function applyFacts(ctx: CoreContext, change: FactsChange): Promise<void> {
  const { titleId, facts, expected } = change;
  await ctx.db.transaction(async (tx) => {
    await lockTitle(tx, titleId);
    const hasTitleFacts = Object.keys(facts.title).length > 0;
    if (hasTitleFacts) {
      const title = { titleId, ...facts.title };
      await assertUnchanged(tx, { change: title, expected: expected.title });
      await writeTitleChange(tx, title);
    }
    for (const season of facts.seasons) await writeSeason(tx, { titleId, season, expected });
    for (const episode of facts.episodes) await writeEpisode(tx, { titleId, episode, expected });
    if (!hasTitleFacts) await touchTitle(tx, titleId);
  });
}

interface SeasonWrite {
  readonly titleId: string;
  readonly season: Facts["seasons"][number];
  readonly expected: Facts;
}

async function writeSeason(tx: Transaction, { titleId, season, expected }: SeasonWrite): Promise<void> {
  const { seasonId, name } = season;
  const isMeant = and(eq(seasons.id, seasonId), eq(seasons.titleId, titleId));
  const [now] = await tx.select({ name: seasons.name }).from(seasons).where(isMeant);
  const seen = expected.seasons.find((one) => one.seasonId === seasonId);
  assertSame(now, { wanted: { name }, seen });
  await tx.update(seasons).set({ name }).where(isMeant);
}

interface EpisodeWrite {
  readonly titleId: string;
  readonly episode: Facts["episodes"][number];
  readonly expected: Facts;
}

async function writeEpisode(tx: Transaction, { titleId, episode, expected }: EpisodeWrite): Promise<void> {
  const { playableId, ...wanted } = episode;
  const isMeant = and(
    ...[eq(playables.id, playableId), eq(playables.titleId, titleId), eq(playables.kind, "episode")],
    isNull(playables.deletedAt),
  );
  const { name, overview } = playables;
  const [now] = await tx.select({ name, overview }).from(playables).where(isMeant);
  const seen = expected.episodes.find((one) => one.playableId === playableId);
  assertSame(now, { wanted, seen });
  await tx.update(playables).set(wanted).where(isMeant);
}

type Texts = Readonly<Record<string, string | null | undefined>>;

/** Throws conflict where a text is neither as it was seen nor as it becomes, and where there is none any more. */
function assertSame(
  now: Texts | undefined,
  { wanted, seen }: { wanted: Texts; seen: Texts | undefined },
): void {
  const isSame = (name: string) => now?.[name] === wanted[name] || now?.[name] === seen?.[name];
  if (now && Object.keys(wanted).every(isSame)) return;
  throw new DomainError("conflict", "catalog.changedMeanwhile");
}
