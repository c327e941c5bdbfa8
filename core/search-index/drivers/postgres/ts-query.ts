import { type QueryWords } from "#core/search-index/query.ts";

/** A `tsquery` for every word, the last one as a beginning. Folded words have neither quotes nor operators. */
export function tsQuery(words: QueryWords): string {
  return words.map((word, index) => term(word, index === words.length - 1)).join(" & ");
}

/** As `tsQuery`, where each word may be one of its alternatives instead. */
export function tsQueryOf(words: QueryWords, alternatives: readonly (readonly string[])[]): string {
  return words
    .map((word, index) => {
      const others = (alternatives[index] ?? []).map((other) => term(other, false));
      return `(${[term(word, index === words.length - 1), ...others].join(" | ")})`;
    })
    .join(" & ");
}

const term = (word: string, isPrefix: boolean): string => `'${word}'${isPrefix ? ":*" : ""}`;
