import { formatBytes } from "#app/components/format/bytes.ts";
import { formatAgo } from "#app/components/format/dates.ts";
import { formatDuration } from "#app/components/format/duration.ts";
import { heightName, joined, languageName } from "#app/components/format/words.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { Facts } from "#app/components/ui/facts.tsx";
import { videoSentence } from "#app/messages/video-sentence.ts";
import { type VideoDetail } from "#core/videos/types.ts";

/** The facts of a file: its name, size and length, its renditions and tracks, and when it was added. */
export function VideoFacts({ video }: { readonly video: VideoDetail }) {
  const clock = useClock();
  const { renditions, audio, captions, durationSeconds } = video;
  const complete = renditions
    .filter(({ state }) => state === "complete")
    .map(({ height }) => heightName(height));
  return (
    <div className="text-xs text-quiet [&_.facts]:text-xs [&_.facts]:text-quiet">
      <Facts
        items={[
          <span key="file" className="break-all">
            {video.sourceFileName}
          </span>,
          formatBytes(video.sizeBytes),
          durationSeconds === null ? null : formatDuration(durationSeconds),
          complete.length > 0 ? `${joined(complete)} ready` : null,
          audio.length > 0
            ? `Audio: ${audio.map((track) => track.name || languageName(track.languageTag)).join(", ")}`
            : null,
          captions.length > 0
            ? `Subtitles: ${captions.map((track) => track.name || languageName(track.languageTag)).join(", ")}`
            : null,
          `Added ${formatAgo(video.uploadedAt, clock)}`,
        ]}
      />
      {[video.audioNotices, video.leftOutNotices]
        .filter((notices) => notices.length > 0)
        .map((notices) => notices.map((notice) => videoSentence(notice)).join(" "))
        .map((words) => (
          <p key={words} className="mt-1">
            {words}
          </p>
        ))}
    </div>
  );
}
