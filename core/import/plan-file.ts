import { factsBeside, type FactsFiles } from "#core/import/beside/facts-beside.ts";
import { readFilmFacts } from "#core/import/estimate/film-facts.ts";
import { NO_FACTS } from "#core/import/estimate/header-facts.ts";
import { type FoundFile } from "#core/import/find-files.ts";
import { type ImportRun } from "#core/import/import-run.ts";
import { parsePath } from "#core/import/names/parse-path.ts";
import { type NamedTitle, type ParsedPath } from "#core/import/names/types.ts";
import { nameByFacts } from "#core/import/nfo/name-by-facts.ts";
import { type CatalogLocation, type PlannedFile } from "#core/import/types.ts";

/** What a file is by its path alone. Folders are left out by their names, except the paths that the user gave. */
export function parseFound(found: FoundFile, as?: "movie" | "series"): ParsedPath {
  const stepCount = found.path.split("/").filter((step) => step !== "").length;
  const namedSteps = found.wasNamed ? stepCount : stepCount - 1;
  return parsePath(found.path, { latestYear: new Date().getFullYear() + 1, as, namedSteps });
}

/** A file's place in the catalog, and the title that its path alone tells where that is another one. */
export interface PlannedLocation {
  readonly location: ParsedPath;
  readonly pathTitle: NamedTitle | null;
}

/** A file's place by its path and its NFO files. */
export async function planLocation(
  run: ImportRun,
  found: FoundFile,
  parsed: ParsedPath,
): Promise<PlannedLocation> {
  if (parsed.kind === "left_out") return { location: parsed, pathTitle: null };
  const files = await factsFilesOf(run, found, parsed);
  const location = nameByFacts(parsed, {
    own: await run.nfos.read(files.own),
    series: await run.nfos.read(files.series),
  });
  const [ofPath, ofFacts] = [titleOf(parsed), titleOf(location)];
  return { location, pathTitle: ofPath?.name === ofFacts?.name ? null : ofPath };
}

/** The NFO files about a file. */
export function factsFilesOf(
  run: ImportRun,
  found: FoundFile,
  { kind }: { kind: ParsedPath["kind"] },
): Promise<FactsFiles> {
  return factsBeside(run.names, { path: found.path, root: found.root, kind });
}

function titleOf(location: ParsedPath): NamedTitle | null {
  switch (location.kind) {
    case "movie":
      return { name: location.name, releaseYear: location.releaseYear };
    case "episode":
      return { name: location.series, releaseYear: location.seriesYear };
    case "extra":
      return location.owner;
    default:
      return null;
  }
}

/** What a file becomes, with its length for the estimate. */
export async function describePlan(
  file: { readonly path: string; readonly sizeBytes: number },
  location: CatalogLocation,
): Promise<PlannedFile> {
  const facts = await readFilmFacts(file.path).catch(() => NO_FACTS);
  return { location, sizeBytes: file.sizeBytes, ...facts };
}
