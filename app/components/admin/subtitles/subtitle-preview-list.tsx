import { type SubtitlePreview } from "#core/subtitles/types.ts";
import { formatTimecode } from "#app/components/format/duration.ts";
import { counted } from "#app/components/format/words.ts";

/** How a file of subtitles begins, and how much is in it. */
export function SubtitlePreviewList({ preview }: { readonly preview: SubtitlePreview }) {
  const { cues, cueCount, endSeconds } = preview;
  return (
    <section aria-label="Preview">
      <p className="text-xs text-quiet">
        {counted(cueCount, "line")}, until {formatTimecode(endSeconds)}. It begins:
      </p>
      <ol className="mt-2 grid gap-1 text-sm">
        {cues.map(({ startSeconds, text }, index) => (
          <li key={index} className="flex gap-3">
            <span className="flex-none text-quiet tabular-nums">{formatTimecode(startSeconds)}</span>
            <span className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
