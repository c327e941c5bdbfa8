import { languageOfWord } from "#core/subtitles/languages.ts";
import { type SubtitleKind } from "#core/subtitles/subtitle-kind.ts";

export interface SidecarTags {
  /** BCP 47; `und` if no word is a language. */
  readonly languageTag: string;
  readonly kind: SubtitleKind;
}

const FORCED_WORDS = new Set(["forced", "foreign"]);
const CAPTION_WORDS = new Set(["sdh", "cc", "captions"]);
/** Hindi if it is alone, *hearing impaired* beside a language. */
const HEARING_IMPAIRED = "hi";
/** The maximum number of words for language and kind at the end of a name. */
const TAG_WORDS = 3;

/**
 * Parses the words after a film's name for its subtitles' language and kind: `.en.forced`, `.de.sdh`,
 * `2_English`, `.pt-BR`.
 */
export function parseSidecarTags(words: string): SidecarTags {
  return tagsOf(wordsOf(words));
}

/** Like `parseSidecarTags`, for a complete name: its last words count, and the first one only if it is alone. */
export function parseSubtitleName(stem: string): SidecarTags {
  const words = wordsOf(stem);
  return tagsOf(words.length > 1 ? words.slice(1).slice(-TAG_WORDS) : words);
}

/** A language with its region (`pt-BR`) is one word. */
function wordsOf(text: string): string[] {
  const words = text.split(/[\s._,[\]()]+/).filter((word) => word !== "");
  return words.flatMap((word) => (languageOfWord(word) === null ? word.split("-") : [word]));
}

/** The last language word counts: the others may belong to the film's name. */
function tagsOf(words: readonly string[]): SidecarTags {
  const lower = words.map((word) => word.toLowerCase());
  const languages = words.filter((word) => word.toLowerCase() !== HEARING_IMPAIRED).map(languageOfWord);
  const named = languages.findLast((tag) => tag !== null);
  const isHearingImpaired = lower.includes(HEARING_IMPAIRED);
  const languageTag = named ?? (isHearingImpaired ? HEARING_IMPAIRED : "und");
  if (lower.some((word) => FORCED_WORDS.has(word))) return { languageTag, kind: "forced" };
  const isForDeaf =
    lower.some((word) => CAPTION_WORDS.has(word)) || (isHearingImpaired && named !== undefined);
  return { languageTag, kind: isForDeaf ? "captions" : "subtitles" };
}
