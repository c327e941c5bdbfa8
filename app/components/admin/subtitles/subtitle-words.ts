import { languageName } from "#app/components/format/words.ts";
import { SUBTITLE_LANGUAGES } from "#core/subtitles/language-tags.ts";
import { type SubtitleKind } from "#core/subtitles/subtitle-kind.ts";

/** As large as a form takes. */
export const SUBTITLE_UPLOAD_MAX_BYTES = 720_000;

export const kindNames = {
  subtitles: "Subtitles",
  captions: "Captions (SDH)",
  forced: "Forced",
} as const satisfies Record<SubtitleKind, string>;

interface Option {
  readonly value: string;
  readonly name: string;
}

export const kindOptions: readonly Option[] = Object.entries(kindNames).map(([value, name]) => ({
  value,
  name,
}));

/** Every language that can be chosen, by its name; one that a file names beside them too. */
export function languageOptions(chosen: string): readonly Option[] {
  const tags = new Set<string>([...SUBTITLE_LANGUAGES, ...(chosen === "und" ? [] : [chosen])]);
  const byName = new Intl.Collator("en");
  const languages = [...tags].map((value) => ({ value, name: languageName(value) }));
  return [
    { value: "und", name: languageName("und") },
    ...languages.sort((a, b) => byName.compare(a.name, b.name)),
  ];
}
