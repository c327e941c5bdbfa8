import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { queryWords } from "#core/search-index/query.ts";
import { HIT_KINDS, type HitKind } from "#core/search-index/search-index.ts";
import { askEngines } from "#core/search/ask-engines.ts";
import { didYouMean } from "#core/search/did-you-mean.ts";
import { groupHits } from "#core/search/group-hits.ts";
import { type SearchAnswer, type SearchHit } from "#core/search/schemas.ts";
import { storyboardCrops } from "#core/search/storyboard-crops.ts";
import { visibleHits } from "#core/search/visible-hits.ts";

export interface CatalogSearch {
  readonly query: string;
  readonly user: SignedInUser;
  /** All by default. */
  readonly kinds?: readonly HitKind[] | undefined;
  /** Only within this title. */
  readonly titleId?: string | undefined;
  /** The maximum of each kind, up to 100. */
  readonly limit: number;
  /** Whether lines come with the storyboard's image of their second. */
  readonly withCrops?: boolean | undefined;
}

/**
 * What the catalog has for a query: names of titles and episodes first, then cast and crew, genres, dialogue. Only what
 * every user may see and play. Throws bad_input for a limit or a title outside of its bounds.
 */
export async function searchCatalog(ctx: CoreContext, search: CatalogSearch): Promise<SearchAnswer> {
  const { kinds = HIT_KINDS, titleId, limit, user } = search;
  const words = queryWords(search.query);
  const answer = await askEngines(ctx, { words, kinds, titleId, limit });
  const visible = await visibleHits(ctx, user, answer.hits);
  const hits = groupHits(search.withCrops ? await storyboardCrops(ctx, user, visible) : visible);
  return {
    driver: answer.driver,
    hits,
    counts: countsOf(answer.counts, answer.hits, hits, limit),
    didYouMean: await didYouMean(ctx, words, answer.hits),
  };
}

/** Where every hit is known, the number of those that are shown; otherwise the index's own. */
function countsOf(
  counts: SearchAnswer["counts"],
  found: readonly { readonly kind: HitKind }[],
  shown: readonly SearchHit[],
  limit: number,
): SearchAnswer["counts"] {
  const exact = { ...counts };
  for (const kind of HIT_KINDS) {
    const isComplete = found.filter((hit) => hit.kind === kind).length < limit;
    if (isComplete) exact[kind] = shown.filter((hit) => hit.kind === kind).length;
  }
  return exact;
}
