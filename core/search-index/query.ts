import { foldWords } from "#core/search-index/fold-words.ts";

/** More words than this narrow nothing; the rest is ignored. */
const MAX_QUERY_WORDS = 10;
const MAX_QUERY_CHARACTERS = 200;

/** The folded words of a query. The last one counts as the beginning of a word, because it may be unfinished. */
export type QueryWords = readonly string[];

/** Splits what a user typed; empty if there is no letter and no digit in it. */
export function queryWords(query: string): QueryWords {
  return foldWords(query.slice(0, MAX_QUERY_CHARACTERS))
    .map(({ word }) => word)
    .slice(0, MAX_QUERY_WORDS);
}

/** The number of typos that a word of a query may have; a short word with a typo would find anything. */
export function allowedTypos(word: string): 0 | 1 | 2 {
  if (word.length < 5) return 0;
  return word.length < 9 ? 1 : 2;
}
