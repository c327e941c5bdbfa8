import { type SubtitlePreview } from "#core/subtitles/types.ts";
import { parseSubtitleName } from "#core/import/names/sidecar-tags.ts";
import { stemOf } from "#core/import/names/stem.ts";
import { readSubtitleFile } from "#core/subtitles/read-subtitle-file.ts";

const SHOWN_CUES = 5;
const SHOWN_CHARACTERS = 200;

/**
 * The content of a subtitle file, before anything is stored. `languageTag` is the user's choice; without it
 * the file's name decides. Throws media_refused like `readSubtitleFile`.
 */
export function previewSubtitles(file: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly languageTag?: string | undefined;
}): SubtitlePreview {
  const named = parseSubtitleName(stemOf(file.fileName));
  const languageTag = file.languageTag ?? named.languageTag;
  const { format, cues } = readSubtitleFile(file.bytes, languageTag);
  const inOrder = [...cues].sort((a, b) => a.startMs - b.startMs);
  return {
    format,
    cueCount: cues.length,
    cues: inOrder.slice(0, SHOWN_CUES).map(({ startMs, spans }) => ({
      startSeconds: startMs / 1000,
      text: spans
        .map(({ text }) => text)
        .join("")
        .slice(0, SHOWN_CHARACTERS),
    })),
    endSeconds: cues.reduce((latest, { endMs }) => Math.max(latest, endMs), 0) / 1000,
    languageTag,
    kind: named.kind,
  };
}
