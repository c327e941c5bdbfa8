import { EXTRA_SUFFIXES, SURE_SUFFIXES } from "#core/import/names/vocabulary.ts";
import { type ExtraKind } from "#core/import/names/types.ts";

/** A name's ending that says that the file is an extra. */
export interface ExtraSuffix {
  readonly extraKind: ExtraKind;
  /** The name before it. */
  readonly rest: string;
  /** Whether no film or episode is named by that word: `trailer`, but not `interview`. */
  readonly isSure: boolean;
}

/** `Film-trailer`, `trailer2`, `Making of-featurette`. */
const AFTER_HYPHEN = new RegExp(
  `^(?:(.*?)[\\s._]*-)?(${[...EXTRA_SUFFIXES.keys()].join("|")})\\d{0,2}$`,
  "iu",
);
/** `Film (1999).trailer`, `Film.1999.Official.Trailer.1080p`. */
const AS_A_WORD =
  /^(.+?)[\s._](?:official[\s._])?(trailer|teaser)(?:[\s._]?\d{1,2})?(?:[\s._]\d{3,4}[pi])?$/iu;

/** The ending of an extra's name, after a hyphen; null if it has none. */
export function hyphenSuffix(stem: string): ExtraSuffix | null {
  return toSuffix(AFTER_HYPHEN.exec(stem));
}

/** The same as a word of its own, which counts right after a year or an episode's number alone. */
export function wordSuffix(stem: string): ExtraSuffix | null {
  return toSuffix(AS_A_WORD.exec(stem));
}

function toSuffix(match: RegExpExecArray | null): ExtraSuffix | null {
  const word = match?.[2]?.toLowerCase() ?? "";
  const extraKind = EXTRA_SUFFIXES.get(word);
  return match && extraKind ? { extraKind, rest: match[1] ?? "", isSure: SURE_SUFFIXES.has(word) } : null;
}

/** Whether hyphens separate the words of a text: `the-last`, but not `Spider - Man`. */
export const isHyphenated = (text: string): boolean => /(?:^|\S)-\S/u.test(text);

/** A kind as the name of an extra without one. */
export const extraLabel = (kind: ExtraKind): string => kind.charAt(0).toUpperCase() + kind.slice(1);
