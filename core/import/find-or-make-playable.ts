import path from "node:path";
import { findOrMakeEpisode } from "#core/import/find-or-make-episode.ts";
import { findOrMakeFilm } from "#core/import/find-or-make-film.ts";
import { keepPathIds } from "#core/import/keep-path-ids.ts";
import { makeExtra } from "#core/import/make-extra.ts";
import { stemOf } from "#core/import/names/stem.ts";
import { type Candidate, type FoundPlayable } from "#core/import/types.ts";
import { type Transaction } from "#db/client.ts";

/**
 * The playable of a file, created with its title if missing. Two parallel imports of one title create one
 * title. Null for an extra whose title does not exist.
 */
export async function findOrMakePlayable(tx: Transaction, file: Candidate): Promise<FoundPlayable | null> {
  const playable = await findOrMake(tx, file);
  if (playable && !playable.isTaken) await keepPathIds(tx, playable.titleId, file);
  return playable;
}

async function findOrMake(tx: Transaction, file: Candidate): Promise<FoundPlayable | null> {
  const { location } = file;
  switch (location.kind) {
    case "movie":
      return await findOrMakeFilm(tx, location, { ...file, fileStem: stemOf(path.basename(file.path)) });
    case "episode":
      return await findOrMakeEpisode(tx, location, file);
    case "extra":
      return await makeExtra(tx, location, file);
  }
}
