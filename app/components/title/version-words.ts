import { formatDuration } from "#app/components/format/duration.ts";
import { counted, heightName, joined, languageName } from "#app/components/format/words.ts";
import { type PlayableDetail } from "#core/catalog/types.ts";

export type Version = PlayableDetail["versions"][number];

/** What a version offers: "English and German, up to 1080p". Empty before the file is analyzed. */
export function versionWords(version: Version, durationSeconds: number | null): string {
  const highest = Math.max(0, ...version.heights);
  const words = [
    joined(version.audioLanguages.filter((tag) => tag !== "und").map(languageName)),
    durationSeconds === null ? "" : formatDuration(durationSeconds),
    highest > 0 ? `up to ${heightName(highest)}` : "",
  ];
  return words.filter(Boolean).join(", ");
}

/** Quality, audio and subtitles for the facts of a title: "4K", "English, German", "Subtitles in 4 languages". */
export function qualityFacts(versions: readonly Version[]): string[] {
  const highest = Math.max(0, ...versions.flatMap(({ heights }) => heights));
  const audio = unique(versions.flatMap(({ audioLanguages }) => audioLanguages)).filter(
    (tag) => tag !== "und",
  );
  const subtitles = unique(versions.flatMap(({ subtitleLanguages }) => subtitleLanguages));
  return [
    highest > 0 ? heightName(highest) : "",
    audio.length > 3 ? `Audio in ${audio.length} languages` : audio.map(languageName).join(", "),
    subtitleFact(subtitles),
  ].filter(Boolean);
}

function subtitleFact(tags: readonly string[]): string {
  const [only] = tags;
  if (only === undefined) return "";
  const known = only !== "und";
  if (tags.length === 1) return known ? `Subtitles in ${languageName(only)}` : "Subtitles";
  return `Subtitles in ${counted(tags.length, "language")}`;
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags)];
}
