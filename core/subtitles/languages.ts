import { languageTagOf } from "#core/media/probe/track-names.ts";
import { SUBTITLE_LANGUAGES } from "#core/subtitles/language-tags.ts";

const KNOWN = new Set<string>(SUBTITLE_LANGUAGES);
/** Codes in file names that BCP 47 does not have, or has for another language. */
const OTHER_CODES: Readonly<Record<string, string>> = {
  ...{ no: "nb", nor: "nb", chs: "zh-Hans", cht: "zh-Hant", chi: "zh", zho: "zh", "zh-cn": "zh-Hans" },
  ...{ "zh-tw": "zh-Hant", pob: "pt-BR", ptbr: "pt-BR", jp: "ja", cz: "cs", gr: "el", scc: "sr", tgl: "fil" },
};

/** Names in English and in the language itself, in lower case. */
const BY_NAME = new Map(
  SUBTITLE_LANGUAGES.flatMap((tag) =>
    ["en", tag].map((locale) => [nameIn(locale, tag).toLowerCase(), tag] as const),
  ).reverse(),
);

function nameIn(locale: string, tag: string): string {
  return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;
}

/** The language of a word in a file's name (`en`, `ger`, `pt-BR`, `Deutsch`); null for any other word. */
export function languageOfWord(word: string): string | null {
  const lower = word.toLowerCase();
  const named = OTHER_CODES[lower] ?? BY_NAME.get(lower);
  if (named) return named;
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/.test(lower)) return null;
  const tag = languageTagOf(lower);
  return KNOWN.has(tag) || KNOWN.has(tag.split("-")[0] ?? "") ? tag : null;
}
