import { newId } from "#core/uuid.ts";
import { type Candidate, type FoundPlayable } from "#core/import/types.ts";
import { findTitleNamed, lockName } from "#core/import/find-or-make-title.ts";
import { type ParsedExtra } from "#core/import/names/types.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";

/** Creates an extra of the film or series in its path; null if that is not in the catalog. */
export async function makeExtra(
  tx: Transaction,
  location: ParsedExtra,
  { pathTitle }: Pick<Candidate, "pathTitle">,
): Promise<FoundPlayable | null> {
  await lockName(tx, location.owner.name, pathTitle?.name);
  const titleId = await findTitleNamed(tx, [location.owner, pathTitle]);
  if (!titleId) return null;
  const playableId = newId();
  await tx.insert(playables).values({ id: playableId, titleId, kind: "extra", name: location.name });
  return { titleId, playableId, versionId: null, isTaken: false };
}
