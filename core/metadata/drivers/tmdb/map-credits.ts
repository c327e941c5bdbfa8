import { MAX_CREDITS } from "#core/catalog/credits.ts";
import { type Credit } from "#core/catalog/types.ts";
import { type MovieDetails } from "#core/metadata/drivers/tmdb/tmdb-schemas.ts";

/** The jobs that a title's page shows, in its order, in our words. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ["Director", "Directed by"],
  ["Writer", "Written by"],
  ["Screenplay", "Written by"],
  ["Producer", "Produced by"],
  ["Director of Photography", "Photography"],
  ["Editor", "Edited by"],
  ["Original Music Composer", "Music"],
]);

/** As many as a page shows without a scroll bar; services list hundreds of extras. */
const MAX_CAST = 60;
const MAX_LETTERS = 200;

/** Cast and crew in the order of a title's page: creators, crew by their job, cast by its order. Pure. */
export function mapCredits(
  { cast, crew }: MovieDetails["credits"],
  creators: readonly { readonly name: string }[] = [],
): Credit[] {
  const parts = [...new Set(PARTS.values())];
  const byJob = crew
    .flatMap(({ job, name }) => creditOf("crew", PARTS.get(job) ?? "", name))
    .filter(({ part }) => part !== "")
    .sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part));
  const byRole = cast
    .toSorted((a, b) => a.order - b.order)
    .slice(0, MAX_CAST)
    .flatMap(({ character, name }) => creditOf("cast", character, name));
  const byCreation = creators.flatMap(({ name }) => creditOf("crew", "Created by", name));
  return unique([...byCreation, ...byJob, ...byRole]).slice(0, MAX_CREDITS);
}

function creditOf(kind: Credit["kind"], part: string, name: string): Credit[] {
  if (name === "") return [];
  return [{ kind, part: part.slice(0, MAX_LETTERS), personName: name.slice(0, MAX_LETTERS) }];
}

/** A writer of the story and of the screenplay is one writer. */
function unique(credits: readonly Credit[]): Credit[] {
  const byWords = new Map(
    credits.map((credit) => [`${credit.kind}\n${credit.part}\n${credit.personName}`, credit]),
  );
  return [...byWords.values()];
}
