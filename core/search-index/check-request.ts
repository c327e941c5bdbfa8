import { DomainError } from "#core/errors/domain-error.ts";
import { HIT_KINDS, MAX_HITS, type HitKind, type SearchRequest } from "#core/search-index/search-index.ts";
import { isId } from "#core/uuid.ts";

/** Dialogue has a line for every two letters, so it is searched from three on. */
const MIN_LINE_CHARACTERS = 3;

/**
 * The kinds that a request really searches, in their order. Throws bad_input for a limit or a title outside of its
 * bounds: filters are made of enums and ids alone.
 */
export function searchedKinds({ words, kinds, titleId, limit }: SearchRequest): HitKind[] {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_HITS) {
    throw new DomainError("bad_input", "search.limit", { most: MAX_HITS });
  }
  if (titleId !== undefined && !isId(titleId)) throw new DomainError("bad_input", "search.notATitle");
  if (words.length === 0) return [];
  const hasLongWord = words.some((word) => word.length >= MIN_LINE_CHARACTERS);
  return HIT_KINDS.filter((kind) => kinds.includes(kind) && (kind !== "line" || hasLongWord));
}

/** Counts with zeros. */
export function noCounts(): Record<HitKind, number> {
  return { title: 0, episode: 0, person: 0, tag: 0, line: 0 };
}
