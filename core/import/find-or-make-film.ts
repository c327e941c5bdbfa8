import { and, asc, eq, isNull } from "drizzle-orm";
import { newId } from "#core/uuid.ts";
import { type FoundPlayable } from "#core/import/types.ts";
import { findTitle, insertTitle, lockName } from "#core/import/find-or-make-title.ts";
import { hasFile } from "#core/import/has-file.ts";
import { type ParsedMovie } from "#core/import/names/types.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";

/** The default name of a version. */
const UNNAMED = "Original";

/**
 * The film of a file. A film of the same name and year is the same film, and the file is another version of
 * it; without a year each file is a separate film, because names alone repeat.
 */
export async function findOrMakeFilm(
  tx: Transaction,
  location: ParsedMovie,
  fileStem: string,
): Promise<FoundPlayable> {
  await lockName(tx, location.name);
  const known = location.releaseYear === null ? null : await findFilm(tx, location);
  if (known) return await findVersion(tx, known, { name: location.version ?? UNNAMED, fileStem });
  const titleId = await insertTitle(tx, location);
  const playableId = newId();
  await tx.insert(playables).values({ id: playableId, titleId, kind: "movie", name: location.name });
  return { titleId, playableId, versionId: null, versionName: location.version ?? UNNAMED, isTaken: false };
}

interface Film {
  readonly titleId: string;
  readonly playableId: string;
}

async function findFilm(tx: Transaction, location: ParsedMovie): Promise<Film | null> {
  const titleId = await findTitle(tx, location, "movie");
  if (!titleId) return null;
  const [playable] = await tx
    .select({ id: playables.id })
    .from(playables)
    .where(and(eq(playables.titleId, titleId), eq(playables.kind, "movie"), isNull(playables.deletedAt)))
    .orderBy(asc(playables.createdAt))
    .limit(1);
  return playable ? { titleId, playableId: playable.id } : null;
}

/** An existing version without a file, otherwise a new one with a unique name. */
async function findVersion(
  tx: Transaction,
  film: Film,
  { name, fileStem }: { name: string; fileStem: string },
): Promise<FoundPlayable> {
  const known = await tx
    .select({ id: versions.id, name: versions.name })
    .from(versions)
    .where(eq(versions.playableId, film.playableId));
  const alike = known.find((version) => version.name === name);
  const isFree = alike !== undefined && !(await hasFile(tx, film.playableId, alike.id));
  const versionName = alike ? fileStem : name;
  return { ...film, versionId: isFree ? alike.id : null, versionName, isTaken: false };
}
