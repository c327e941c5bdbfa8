import { capitalised, isMaybeRelease, isSureRelease, wordsOfStem } from "#core/import/names/name-words.ts";
import { comparable, trimmed, withoutTags } from "#core/import/names/stem.ts";

const MAX_NAME_LENGTH = 200;
/** Languages and services that release names have before the quality. */
const TAG =
  /^(?:german|french|truefrench|vostfr|italian|ita|spanish|castellano|latino|russian|rus|polish|dutch|english|eng|dubbed|subbed|dl|ml|multi|amzn|nf|dsnp|hmax|max|hulu|atvp|pcok|pmtp|itunes|it|repack|proper|internal|uncut|extended|\d{4})$/i;

/**
 * An episode's name: the text after its numbers, without the words of a release. Null if there is none:
 * `German.DL.1080p` is no name, and neither is the name of the series.
 */
export function episodeName(after: string, series: string): string | null {
  const text = withoutTags(after);
  // A name with spaces was typed by hand: only a certain release word ends it.
  const isRelease = !/\s/.test(after);
  const words = wordsOfStem(trimmed(text), !/^-\S/.test(text));
  const sure = words.findIndex((_, index) => isSureRelease(words, index));
  const named = sure === -1 ? words : words.slice(0, sure);
  const end = isRelease || sure !== -1 ? endWithoutTags(named) : named.length;
  const name = trimmed(named.slice(0, end).join(" ")).slice(0, MAX_NAME_LENGTH).trim();
  if (!/[\p{L}\p{N}]/u.test(name) || comparable(name) === comparable(series)) return null;
  return capitalised(name);
}

/** A run of tags at the end is removed: if the name has nothing else, or if there are two tags or capitals. */
function endWithoutTags(words: readonly string[]): number {
  let end = words.length;
  while (end > 0 && isTag(words[end - 1] ?? "")) end -= 1;
  const tags = words.slice(end);
  const isSure = end === 0 || tags.length > 1 || tags.some((tag) => tag === tag.toUpperCase());
  return isSure ? end : words.length;
}

const isTag = (word: string): boolean => TAG.test(word) || isMaybeRelease(word);
