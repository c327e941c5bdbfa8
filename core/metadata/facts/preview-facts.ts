import { type CoreContext } from "#core/context.ts";
import { compareFacts, type PresentTitle } from "#core/metadata/facts/compare-facts.ts";
import { loadPresentTitle } from "#core/metadata/facts/load-present-title.ts";
import { type FactsPreview } from "#core/metadata/facts/types.ts";
import { loadDescribedTitle } from "#core/metadata/load-described-title.ts";
import { requireMetadata } from "#core/metadata/open-metadata.ts";

/**
 * Asks the metadata service what it knows of a title, its seasons and episodes, and says what would change. Changes
 * nothing. Throws not_found, conflict without a service, and what `MetadataService` throws.
 */
export async function previewFacts(
  ctx: CoreContext,
  { titleId, serviceId }: { titleId: string; serviceId: string },
): Promise<FactsPreview> {
  const service = requireMetadata(ctx);
  const described = await loadDescribedTitle(ctx, titleId);
  const { kind, languageTag } = described;
  const id = { kind, serviceId, languageTag };
  const [found, present] = await Promise.all([service.title(id), loadPresentTitle(ctx, described)]);
  const numbers = present.seasons.map(({ number }) => number);
  const seasons = await Promise.all(numbers.map((number) => service.season(id, number)));
  const difference = compareFacts(
    present,
    found,
    seasons.filter((season) => season !== null),
  );
  const { name, facts } = found;
  return { serviceId, name, releaseYear: facts.releaseYear, ...difference, numbers: numbersOf(present) };
}

function numbersOf({ seasons }: PresentTitle): FactsPreview["numbers"] {
  const numbers: Record<string, FactsPreview["numbers"][string]> = {};
  for (const { seasonId, number: season, episodes } of seasons) {
    numbers[seasonId] = { season, episode: null };
    for (const { playableId, number: episode } of episodes) numbers[playableId] = { season, episode };
  }
  return numbers;
}
