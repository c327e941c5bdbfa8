import { noCounts, searchedKinds } from "#core/search-index/check-request.ts";
import { compareMatches, matchText, type TextMatch } from "#core/search-index/match-text.ts";
import {
  type HitKind,
  type IndexAnswer,
  type IndexHit,
  type SearchEntry,
  type SearchIndex,
  type SearchLine,
  type SearchRequest,
} from "#core/search-index/search-index.ts";

type Document = Omit<IndexHit, "highlights"> & { readonly setId?: string };

/** An index in memory, for tests: the plainest way to do what the contract says. */
export function createMemoryIndex(): SearchIndex {
  const documents = new Map<string, Document>();
  const removeWhere = (isMeant: (document: Document) => boolean) => {
    for (const [id, document] of documents) if (isMeant(document)) documents.delete(id);
    return Promise.resolve();
  };
  return {
    driver: "memory",
    async putEntries(titleId, entries) {
      await removeWhere((document) => document.titleId === titleId && document.kind !== "line");
      for (const entry of entries) documents.set(entry.id, entryDocument(entry));
    },
    putLines(lines) {
      for (const line of lines) documents.set(line.id, lineDocument(line));
      return Promise.resolve();
    },
    keepLineSets: (titleId, setIds) =>
      removeWhere(
        ({ kind, setId, ...document }) =>
          document.titleId === titleId && kind === "line" && !setIds.includes(setId ?? ""),
      ),
    removeTitle: (titleId) => removeWhere((document) => document.titleId === titleId),
    settle: () => Promise.resolve(),
    search: (request) => Promise.resolve().then(() => answer([...documents.values()], request)),
  };
}

function entryDocument(entry: SearchEntry): Document {
  return { ...entry, startSeconds: null };
}

function lineDocument({ id, titleId, playableId, setId, startSeconds, text }: SearchLine): Document {
  return { id, titleId, playableId, setId, startSeconds, text, kind: "line" };
}

function answer(documents: readonly Document[], request: SearchRequest): IndexAnswer {
  const counts = noCounts();
  const hits = searchedKinds(request).flatMap((kind) => {
    const found = documents.flatMap((document) => matched(document, kind, request));
    counts[kind] = found.length;
    return found.sort(compareMatches).slice(0, request.limit).map(toHit);
  });
  return { hits, counts };
}

type Found = Document & { readonly match: TextMatch };

function matched(document: Document, kind: HitKind, { words, titleId }: SearchRequest): Found[] {
  if (document.kind !== kind || (titleId !== undefined && document.titleId !== titleId)) return [];
  const match = matchText(document.text, words);
  return match ? [{ ...document, match }] : [];
}

function toHit({ match, id, kind, titleId, playableId, startSeconds, text }: Found): IndexHit {
  return { id, kind, titleId, playableId, startSeconds, text, highlights: match.ranges };
}
