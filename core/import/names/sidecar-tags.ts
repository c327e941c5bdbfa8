import { languageOfWord } from "#core/subtitles/languages.ts";
import { type SubtitleKind } from "#core/subtitles/subtitle-kind.ts";

export interface SidecarTags {
  /** BCP 47; `und` where no word names a language. */
  readonly languageTag: string;
  readonly kind: SubtitleKind;
}

const FORCED_WORDS = new Set(["forced", "foreign"]);
const CAPTION_WORDS = new Set(["sdh", "cc", "captions"]);
/** Hindi where it stands alone, *hearing impaired* beside a language. */
const HEARING_IMPAIRED = "hi";
/** As many words at the end of a whole name as tell of a language and a kind. */
const TAG_WORDS = 3;

/** What the words behind a film's name say of its subtitles: `.en.forced`, `.de.sdh`, `2_English`, `.pt-BR`. */
export function parseSidecarTags(words: string): SidecarTags {
  return tagsOf(wordsOf(words));
}

/** As `parseSidecarTags`, of a whole name: its last words count, and its first one only where it is alone. */
export function parseSubtitleName(stem: string): SidecarTags {
  const words = wordsOf(stem);
  return tagsOf(words.length > 1 ? words.slice(1).slice(-TAG_WORDS) : words);
}

/** A language with its region (`pt-BR`) is one word. */
function wordsOf(text: string): string[] {
  const words = text.split(/[\s._,[\]()]+/).filter((word) => word !== "");
  return words.flatMap((word) => (languageOfWord(word) === null ? word.split("-") : [word]));
}

/** The last word that names a language counts: the others may be the film's. */
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
