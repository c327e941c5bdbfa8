import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { newId } from "#core/ids/uuid.ts";
import { type Place } from "#core/import/place-in-catalog.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { seasons } from "#db/schema/seasons.ts";
import { titles } from "#db/schema/titles.ts";
import { users } from "#db/schema/users.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

export interface FoundPlayable {
  readonly titleId: string;
  readonly playableId: string;
  /** Its version whose file failed or was deleted, and which the new file takes up; else null. */
  readonly versionId: string | null;
  /** An episode that has a file already. */
  readonly isTaken: boolean;
}
type Episode = Extract<Place, { kind: "episode" }>;

/**
 * The playable that a file is for: a movie's always new, an episode's within its series and season, which are made
 * where they are missing. Two imports of one series at once make one series.
 */
export async function findOrMakePlayable(tx: Transaction, place: Place): Promise<FoundPlayable> {
  if (place.kind === "movie") {
    const titleId = await insertTitle(tx, {
      kind: "movie",
      name: place.name,
      releaseYear: place.releaseYear,
    });
    const playableId = newId();
    await tx.insert(playables).values({ id: playableId, titleId, kind: "movie", name: place.name });
    return { titleId, playableId, versionId: null, isTaken: false };
  }
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext(${`import series ${place.series.toLowerCase()}`}))`,
  );
  const titleId = (await findSeries(tx, place.series)) ?? (await insertSeries(tx, place));
  const seasonId = await findOrMakeSeason(tx, titleId, place.season);
  return { titleId, ...(await findOrMakeEpisode(tx, place, { titleId, seasonId })) };
}

async function findSeries(tx: Transaction, name: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: titles.id })
    .from(titles)
    .where(
      and(
        eq(titles.kind, "series"),
        isNull(titles.deletedAt),
        sql`lower(${titles.name}) = ${name.toLowerCase()}`,
      ),
    )
    .orderBy(asc(titles.createdAt))
    .limit(1);
  return row?.id ?? null;
}

const insertSeries = (tx: Transaction, place: Episode): Promise<string> =>
  insertTitle(tx, { kind: "series", name: place.series, releaseYear: place.releaseYear });

/** As an admin's upload: a draft, published once it can be played. Before there is an admin, published at once. */
async function insertTitle(
  tx: Transaction,
  title: { kind: "movie" | "series"; name: string; releaseYear: number | null },
): Promise<string> {
  const [admin] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.role, "admin"))
    .orderBy(asc(users.createdAt))
    .limit(1);
  const shown = admin
    ? { ownerUserId: admin.id, visibility: "draft" as const }
    : { visibility: "published" as const, publishedAt: sql`now()` };
  const id = newId();
  await tx.insert(titles).values({ id, ...title, ...shown });
  return id;
}

async function findOrMakeSeason(tx: Transaction, titleId: string, number: number): Promise<string> {
  const [row] = await tx
    .insert(seasons)
    .values({ id: newId(), titleId, number, name: number === 0 ? "Specials" : null })
    .onConflictDoUpdate({ target: [seasons.titleId, seasons.number], set: { number } })
    .returning({ id: seasons.id });
  if (!row) throw new Error("A season was neither there nor made.");
  return row.id;
}

async function findOrMakeEpisode(
  tx: Transaction,
  place: Episode,
  of: { titleId: string; seasonId: string },
): Promise<Omit<FoundPlayable, "titleId">> {
  const [known] = await tx
    .select({ playableId: playables.id, versionId: versions.id })
    .from(playables)
    .leftJoin(versions, and(eq(versions.playableId, playables.id), versions.isDefault))
    .where(
      and(
        eq(playables.seasonId, of.seasonId),
        eq(playables.number, place.episode),
        isNull(playables.deletedAt),
      ),
    )
    .limit(1);
  if (known) return { ...known, isTaken: await hasFile(tx, known.playableId) };
  const playableId = newId();
  await tx
    .insert(playables)
    .values({ id: playableId, ...of, kind: "episode", number: place.episode, name: place.name });
  return { playableId, versionId: null, isTaken: false };
}

/** A file that failed or was deleted holds no place. */
async function hasFile(tx: Transaction, playableId: string): Promise<boolean> {
  const [video] = await tx
    .select({ id: videos.id })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .where(and(eq(versions.playableId, playableId), isNull(videos.deletedAt), ne(videos.state, "failed")))
    .limit(1);
  return video !== undefined;
}
