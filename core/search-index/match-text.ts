import { editDistance } from "#core/search-index/edit-distance.ts";
import { endOfFolded, foldWords, type FoldedWord } from "#core/search-index/fold-words.ts";
import { allowedTypos, type QueryWords } from "#core/search-index/query.ts";

/** A part of a text, in UTF-16 positions; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** How a text answers a query. */
export interface TextMatch {
  /** The parts that match, in their order, without overlaps. */
  readonly ranges: readonly TextRange[];
  readonly typos: number;
  /** The words of the query that are only the beginning of a word of the text. */
  readonly prefixes: number;
  /** The index of the first word of the text that matches. */
  readonly firstWord: number;
  /** For each word of the query, the word of the text that it found. */
  readonly found: readonly string[];
}

interface WordMatch {
  readonly typos: number;
  readonly isPrefix: boolean;
  readonly index: number;
  readonly word: FoldedWord;
}

/** How a text matches every word of a query, typos allowed; null if it lacks one of them. */
export function matchText(text: string, query: QueryWords): TextMatch | null {
  const words = foldWords(text);
  const matches: WordMatch[] = [];
  for (const [position, typed] of query.entries()) {
    const best = bestMatch(words, typed, position === query.length - 1);
    if (!best) return null;
    matches.push(best);
  }
  return {
    ranges: rangesOf(text, matches, query),
    typos: matches.reduce((sum, { typos }) => sum + typos, 0),
    prefixes: matches.filter(({ isPrefix }) => isPrefix).length,
    firstWord: Math.min(...matches.map(({ index }) => index)),
    found: matches.map(({ word }) => word.word),
  };
}

/** Fewer typos first, then complete words, then an early word, then the shorter text. */
export function compareMatches(
  a: { readonly match: TextMatch; readonly text: string },
  b: { readonly match: TextMatch; readonly text: string },
): number {
  return (
    a.match.typos - b.match.typos ||
    a.match.prefixes - b.match.prefixes ||
    a.match.firstWord - b.match.firstWord ||
    a.text.length - b.text.length
  );
}

function bestMatch(words: readonly FoldedWord[], typed: string, isLast: boolean): WordMatch | null {
  let best: WordMatch | null = null;
  for (const [index, word] of words.entries()) {
    const typos = typosBetween(typed, word.word, isLast);
    if (typos === Infinity) continue;
    const match = { typos, isPrefix: typos === 0 && word.word !== typed, index, word };
    if (!best || isBetter(match, best)) best = match;
  }
  return best;
}

function isBetter(a: WordMatch, b: WordMatch): boolean {
  return a.typos < b.typos || (a.typos === b.typos && !a.isPrefix && b.isPrefix);
}

/** The first letter is never a typo: it narrows what has to be compared, and is rarely wrong. */
function typosBetween(typed: string, word: string, isPrefix: boolean): number {
  if (isPrefix ? word.startsWith(typed) : word === typed) return 0;
  const limit = allowedTypos(typed);
  if (limit === 0 || typed[0] !== word[0]) return Infinity;
  return editDistance(typed, word, { limit, isPrefix });
}

/** A beginning is marked as far as it was typed, another word completely. */
function rangesOf(text: string, matches: readonly WordMatch[], query: QueryWords): TextRange[] {
  const ranges = matches.map(({ word, isPrefix }, position) => ({
    start: word.start,
    end: isPrefix ? endOfFolded(text, word, query[position]?.length ?? 0) : word.end,
  }));
  const longest = new Map<number, TextRange>();
  for (const range of ranges) {
    if ((longest.get(range.start)?.end ?? -1) < range.end) longest.set(range.start, range);
  }
  return [...longest.values()].sort((a, b) => a.start - b.start);
}
