import { noCounts, searchedKinds } from "#core/search-index/check-request.ts";
import { selectCandidates, type Candidate } from "#core/search-index/drivers/postgres/select-candidates.ts";
import { tsQuery, tsQueryOf } from "#core/search-index/drivers/postgres/ts-query.ts";
import { wordsInSpiteOfTypos } from "#core/search-index/drivers/postgres/vocabulary.ts";
import { compareMatches, matchText, type TextMatch } from "#core/search-index/match-text.ts";
import { allowedTypos } from "#core/search-index/query.ts";
import {
  type HitKind,
  type IndexAnswer,
  type IndexHit,
  type SearchRequest,
} from "#core/search-index/search-index.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";

type Found = Candidate & { readonly match: TextMatch };

/**
 * Searches what was typed; the kinds without a hit are searched again for words that differ by typos. Postgres finds
 * candidates by their words, and the order is the one of every driver that ranks by itself.
 */
export async function searchPostgres(
  db: DatabaseOrTransaction,
  request: SearchRequest,
): Promise<IndexAnswer> {
  const kinds = searchedKinds(request);
  const found = await findKinds(db, kinds, { ...request, query: tsQuery(request.words) });
  const missing = kinds.filter((kind) => found.counts[kind] === 0);
  if (missing.length === 0 || request.words.every((word) => allowedTypos(word) === 0)) return found;
  const alternatives = await wordsInSpiteOfTypos(db, request.words);
  if (alternatives.every((words) => words.length === 0)) return found;
  const query = tsQueryOf(request.words, alternatives);
  const corrected = await findKinds(db, missing, { ...request, query });
  return {
    hits: kinds.flatMap((kind) => [...found.hits, ...corrected.hits].filter((hit) => hit.kind === kind)),
    counts: addCounts(found.counts, corrected.counts),
  };
}

async function findKinds(
  db: DatabaseOrTransaction,
  kinds: readonly HitKind[],
  request: SearchRequest & { readonly query: string },
): Promise<IndexAnswer> {
  const counts = noCounts();
  if (kinds.length === 0) return { hits: [], counts };
  const candidates = await selectCandidates(db, { ...request, kinds });
  const hits = kinds.flatMap((kind) => {
    const ofKind = candidates.filter((candidate) => candidate.kind === kind);
    const found = ofKind.flatMap((candidate) => matched(candidate, request));
    // A candidate that does not match is rare: the count of all candidates is exact enough above what is read.
    counts[kind] = Math.max(found.length, (ofKind[0]?.total ?? 0) - (ofKind.length - found.length));
    return found.sort(compareMatches).slice(0, request.limit).map(toHit);
  });
  return { hits, counts };
}

function matched(candidate: Candidate, { words }: SearchRequest): Found[] {
  const match = matchText(candidate.text, words);
  return match ? [{ ...candidate, match }] : [];
}

function toHit({ match, id, kind, titleId, playableId, startSeconds, text }: Found): IndexHit {
  return { id, kind, titleId, playableId, startSeconds, text, highlights: match.ranges };
}

function addCounts(a: IndexAnswer["counts"], b: IndexAnswer["counts"]): IndexAnswer["counts"] {
  const sums = { ...a };
  for (const kind of Object.keys(sums) as HitKind[]) sums[kind] += b[kind];
  return sums;
}
