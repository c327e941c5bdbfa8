/** A word of a text as it is compared: lower case, without diacritics; and where it is in the text. */
export interface FoldedWord {
  readonly word: string;
  /** UTF-16 positions in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut, so that a hostile text cannot fill the index with one word. */
export const MAX_WORD_LENGTH = 64;

/** Letters and digits, with an English ending after an apostrophe: "don't" is one word, "l'amour" are two. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’](?:t|s|d|m|ll|re|ve)(?![\p{L}\p{N}\p{M}]))?/giu;

/** Letters whose base letter is not a part of them in Unicode. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i" },
};

/** The words of a text in their order. */
export function foldWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = fold(match[0]).slice(0, MAX_WORD_LENGTH);
    if (word !== "") words.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** The distinct words of a text, as an index keeps them. */
export function distinctWords(text: string): string[] {
  return [...new Set(foldWords(text).map(({ word }) => word))];
}

/** The position in `text` after the characters of a word that its first `length` folded characters stand for. */
export function endOfFolded(text: string, { start, end }: FoldedWord, length: number): number {
  let at = start;
  let folded = 0;
  for (const character of text.slice(start, end)) {
    const own = fold(character).length;
    if (folded >= length && own > 0) break;
    folded += own;
    at += character.length;
  }
  return at;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[ßæœøłđðþħı]/g, (letter) => BASE_LETTERS[letter] ?? letter)
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
}
