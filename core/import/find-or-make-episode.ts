import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { newId } from "#core/uuid.ts";
import { type Candidate, type FoundPlayable } from "#core/import/types.ts";
import { findOrMakeSeries, lockName } from "#core/import/find-or-make-title.ts";
import { hasFile } from "#core/import/has-file.ts";
import { type ParsedEpisode } from "#core/import/names/types.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { versions } from "#db/schema/versions.ts";

/**
 * The episode of a file, within its series and season, which are created if missing. A file with several
 * episodes is one episode, from its first number to its last.
 */
export async function findOrMakeEpisode(
  tx: Transaction,
  location: ParsedEpisode,
  file: Pick<Candidate, "pathTitle" | "publishes">,
): Promise<FoundPlayable> {
  await lockName(tx, location.series, file.pathTitle?.name);
  const series = { name: location.series, releaseYear: location.seriesYear };
  const titleId = await findOrMakeSeries(tx, series, file);
  const seasonId = await findOrMakeSeason(tx, titleId, location.season);
  const numbers = { first: location.episodes[0] ?? 1, last: location.episodes.at(-1) ?? 1 };
  for (const known of await episodesWithin(tx, seasonId, numbers)) {
    if (await hasFile(tx, known.playableId)) return { titleId, ...known, isTaken: true };
    if (known.number === numbers.first) return { titleId, ...known, isTaken: false };
  }
  const playableId = newId();
  await tx.insert(playables).values({
    ...{ id: playableId, titleId, seasonId, kind: "episode", airDate: location.date },
    number: numbers.first,
    lastNumber: numbers.last > numbers.first ? numbers.last : null,
    name: episodeNameOf(location),
  });
  return { titleId, playableId, versionId: null, isTaken: false };
}

/** The name of an episode in its file's name; without one, its date or its numbers. */
export function episodeNameOf({ name, date, episodes }: ParsedEpisode): string {
  if (name !== null) return name;
  if (date) return date;
  const [first = 1] = episodes;
  const last = episodes.at(-1) ?? first;
  return last > first ? `Episodes ${first}–${last}` : `Episode ${first}`;
}

async function findOrMakeSeason(tx: Transaction, titleId: string, number: number): Promise<string> {
  const [row] = await tx
    .insert(seasons)
    .values({ id: newId(), titleId, number, name: number === 0 ? "Specials" : null })
    .onConflictDoUpdate({ target: [seasons.titleId, seasons.number], set: { number } })
    .returning({ id: seasons.id });
  if (!row) throw new Error("A season was neither found nor created.");
  return row.id;
}

/** The episodes that share a number with a range, each with its default version. */
function episodesWithin(tx: Transaction, seasonId: string, { first, last }: { first: number; last: number }) {
  return tx
    .select({ playableId: playables.id, versionId: versions.id, number: playables.number })
    .from(playables)
    .leftJoin(versions, and(eq(versions.playableId, playables.id), versions.isDefault))
    .where(
      and(
        eq(playables.seasonId, seasonId),
        isNull(playables.deletedAt),
        sql`${playables.number} <= ${last} and coalesce(${playables.lastNumber}, ${playables.number}) >= ${first}`,
      ),
    )
    .orderBy(asc(playables.number));
}
