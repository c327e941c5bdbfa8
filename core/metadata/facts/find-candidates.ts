import { type CoreContext } from "#core/context.ts";
import { isNotFound } from "#core/metadata/facts/is-not-found.ts";
import { type FactsCandidate } from "#core/metadata/facts/types.ts";
import { linkedTitleId } from "#core/metadata/linked-title-id.ts";
import { loadDescribedTitle, type DescribedTitle } from "#core/metadata/load-described-title.ts";
import { type MetadataService } from "#core/metadata/metadata-service.ts";
import { requireMetadata } from "#core/metadata/open-metadata.ts";

export interface CandidateSearch {
  readonly titleId: string;
  readonly name: string;
  readonly releaseYear: number | null;
}

/**
 * Asks the metadata service which of its titles a title may be: first the one whose id is stored, then those of the name
 * and year. Throws not_found, conflict without a service, and what `MetadataService` throws.
 */
export async function findCandidates(ctx: CoreContext, search: CandidateSearch): Promise<FactsCandidate[]> {
  const service = requireMetadata(ctx);
  const title = await loadDescribedTitle(ctx, search.titleId);
  const { kind, languageTag } = title;
  const { name, releaseYear } = search;
  const [linked, named] = await Promise.all([
    linkedCandidate(service, title),
    service.search({ kind, name, releaseYear, languageTag }),
  ]);
  const others = named.filter(({ serviceId }) => serviceId !== linked?.serviceId);
  return [...(linked ? [linked] : []), ...others.map((candidate) => ({ ...candidate, isLinked: false }))];
}

async function linkedCandidate(
  service: MetadataService,
  title: DescribedTitle,
): Promise<FactsCandidate | null> {
  const serviceId = await linkedTitleId(service, title);
  if (serviceId === null) return null;
  const { kind, languageTag } = title;
  const found = await service.title({ kind, serviceId, languageTag }).catch((error: unknown) => {
    // An id that is stored may be wrong. The search by name goes on without it.
    if (isNotFound(error)) return null;
    throw error;
  });
  if (!found) return null;
  const { name, facts, posters } = found;
  const { releaseYear, overview } = facts;
  const posterPath = posters[0]?.path ?? null;
  return { serviceId, kind, name, releaseYear, overview, posterPath, isLinked: true };
}
