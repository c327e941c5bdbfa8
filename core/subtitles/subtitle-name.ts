import { type SubtitleKind } from "#core/subtitles/subtitle-kind.ts";

const KIND_SUFFIXES = { subtitles: "", captions: " (SDH)", forced: " (forced)" } as const;

/** The name of subtitles in a player: `Deutsch`, `English (SDH)`. */
export function subtitleName(languageTag: string, kind: SubtitleKind): string {
  return `${ownLanguageName(languageTag)}${KIND_SUFFIXES[kind]}`;
}

/** A language in its own words: `Deutsch`. */
export function ownLanguageName(languageTag: string): string {
  if (languageTag === "und") return "Subtitles";
  try {
    return new Intl.DisplayNames([languageTag], { type: "language" }).of(languageTag) ?? languageTag;
  } catch {
    return languageTag; // not a tag that Intl knows
  }
}
