import { inBytes, inTime } from "#cli/output.ts";
import { type NamedTitle } from "#core/import/names/types.ts";
import { type CatalogLocation, type PlannedFile } from "#core/import/types.ts";

/** What a file would become: `Dark (2017), S1 E2–3, “Lies”, 0:53:10, 2.1 GB`. */
export function plannedWords({ location, durationSeconds, sizeBytes }: PlannedFile): string {
  const length = durationSeconds === null ? [] : [inTime(durationSeconds)];
  return [...locationWords(location), ...length, inBytes(sizeBytes)].join(", ");
}

function locationWords(location: CatalogLocation): string[] {
  switch (location.kind) {
    case "movie":
      return [titleWords(location), ...(location.version === null ? [] : [`version ${location.version}`])];
    case "episode": {
      const { series, seriesYear, season, episodes, date, name } = location;
      const [first = 1] = episodes;
      const last = episodes.at(-1) ?? first;
      const number = date ?? `S${season} E${first}${last > first ? `–${last}` : ""}`;
      const words = [titleWords({ name: series, releaseYear: seriesYear }), number];
      return name === null ? words : [...words, `“${name}”`];
    }
    case "extra":
      return [`${location.extraKind} of ${titleWords(location.owner)}`, `“${location.name}”`];
  }
}

const titleWords = ({ name, releaseYear }: NamedTitle): string =>
  releaseYear === null ? name : `${name} (${releaseYear})`;
