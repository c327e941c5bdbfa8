import { and, asc, eq, isNull } from "drizzle-orm";
import { newId } from "#core/uuid.ts";
import { type Candidate, type FoundPlayable } from "#core/import/types.ts";
import { findTitleNamed, insertTitle, lockName } from "#core/import/find-or-make-title.ts";
import { hasFile } from "#core/import/has-file.ts";
import { type NamedTitle, type ParsedMovie } from "#core/import/names/types.ts";
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
  file: Pick<Candidate, "pathTitle" | "publishes"> & { readonly fileStem: string },
): Promise<FoundPlayable> {
  const { pathTitle, publishes, fileStem } = file;
  await lockName(tx, location.name, pathTitle?.name);
  const known = await findFilm(tx, [location, pathTitle]);
  if (known) return await findVersion(tx, known, { name: location.version ?? UNNAMED, fileStem });
  const titleId = await insertTitle(tx, { ...location, publishes });
  const playableId = newId();
  await tx.insert(playables).values({ id: playableId, titleId, kind: "movie", name: location.name });
  return { titleId, playableId, versionId: null, versionName: location.version ?? UNNAMED, isTaken: false };
}

interface Film {
  readonly titleId: string;
  readonly playableId: string;
}

async function findFilm(tx: Transaction, names: readonly (NamedTitle | null)[]): Promise<Film | null> {
  const dated = names.filter((name) => name?.releaseYear != null);
  const titleId = await findTitleNamed(tx, dated, "movie");
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
