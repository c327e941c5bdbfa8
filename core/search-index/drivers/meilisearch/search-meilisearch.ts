import { type Meilisearch, type MultiSearchQuery } from "meilisearch";
import { z } from "zod";
import { noCounts, searchedKinds } from "#core/search-index/check-request.ts";
import { guardMeilisearch } from "#core/search-index/drivers/meilisearch/meilisearch-errors.ts";
import { type IndexNames } from "#core/search-index/drivers/meilisearch/meilisearch-names.ts";
import { compareMatches, matchText } from "#core/search-index/match-text.ts";
import { type QueryWords } from "#core/search-index/query.ts";
import {
  ENTRY_KINDS,
  type HitKind,
  type IndexAnswer,
  type IndexHit,
  type SearchRequest,
} from "#core/search-index/search-index.ts";

const documentSchema = z.object({
  id: z.string(),
  kind: z.enum(ENTRY_KINDS).optional(),
  titleId: z.string(),
  playableId: z.string().nullable(),
  startSeconds: z.number().optional(),
  text: z.string(),
});
type Document = z.infer<typeof documentSchema>;

/** One request for all kinds; each kind is a search of its own, so that many lines never hide a name. */
export async function searchMeilisearch(
  client: Meilisearch,
  names: IndexNames,
  request: SearchRequest,
): Promise<IndexAnswer> {
  const kinds = searchedKinds(request);
  const counts = noCounts();
  if (kinds.length === 0) return { hits: [], counts };
  const queries = kinds.map((kind) => queryOf(kind, names, request));
  const { results } = await guardMeilisearch(() => client.multiSearch({ queries }));
  const hits = kinds.flatMap((kind, index) => {
    const result = results[index];
    counts[kind] = result?.estimatedTotalHits ?? 0;
    const documents = z.array(documentSchema).parse(result?.hits ?? []);
    return ranked(documents, kind, request.words);
  });
  return { hits, counts };
}

function queryOf(
  kind: HitKind,
  names: IndexNames,
  { words, titleId, limit }: SearchRequest,
): MultiSearchQuery {
  const filter = [
    ...(kind === "line" ? [] : [`kind = ${kind}`]),
    ...(titleId === undefined ? [] : [`titleId = ${JSON.stringify(titleId)}`]),
  ];
  return {
    indexUid: kind === "line" ? names.lines : names.entries,
    q: words.join(" "),
    limit,
    filter,
    matchingStrategy: "all",
  };
}

/**
 * In the order of every driver. The engine also finds what Matinee's own comparison does not, such as a word written
 * as two; that is last, and nothing of it is marked.
 */
function ranked(documents: readonly Document[], kind: HitKind, words: QueryWords): IndexHit[] {
  const matched = documents.flatMap((document) => {
    const match = matchText(document.text, words);
    return match ? [{ ...document, match }] : [];
  });
  const others = documents.filter(({ id }) => !matched.some((document) => document.id === id));
  return [
    ...matched.sort(compareMatches).map((document) => toHit(document, kind, document.match.ranges)),
    ...others.map((document) => toHit(document, kind, [])),
  ];
}

function toHit(document: Document, kind: HitKind, highlights: IndexHit["highlights"]): IndexHit {
  const { id, titleId, playableId, startSeconds = null, text } = document;
  return { id, kind, titleId, playableId, startSeconds, text, highlights };
}
