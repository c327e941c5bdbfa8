import { fullQualityWords } from "#app/components/format/time-left.ts";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { ShareBar, SegmentedBar } from "#app/components/ui/segmented-bar.tsx";
import { videoSentence } from "#app/messages/video-sentence.ts";
import { type VideoProgress } from "#core/videos/types.ts";

type Shown = Pick<VideoProgress, "state" | "progressPercent" | "reason" | "notice"> &
  Partial<Pick<VideoProgress, "parts" | "secondsLeft">>;

/** The progress of a video for a waiting user. Renders nothing for a ready video without a notice. */
export function Preparing({ video }: { readonly video: Shown }) {
  if (video.state === "ready" && !video.notice) return null;
  return (
    <div className="grid gap-2 max-w-[34rem] py-3" role="group" aria-label="Progress">
      {video.state === "failed" ? (
        <Sentence state="bad" words={`Processing failed. ${videoSentence(video.reason) ?? ""}`} />
      ) : video.state === "ready" ? null : (
        <>
          <PreparingBar video={video} />
          <p className="text-sm text-soft" aria-live="polite">
            {preparingWords(video)}
          </p>
        </>
      )}
      {video.notice ? <Sentence state="warn" words={videoSentence(video.notice)} /> : null}
    </div>
  );
}

/** The progress bar of a video: its blocks where they are known, else its share. */
export function PreparingBar({ video }: { readonly video: Shown }) {
  const { parts, progressPercent } = video;
  if (!parts || parts.length === 0) {
    return <ShareBar share={progressPercent / 100} label={`${progressPercent} percent encoded`} />;
  }
  return <SegmentedBar parts={parts} label={`${progressPercent} percent encoded`} slim />;
}

/** The text for a waiting user: whether the video can be watched, and how long the rest takes. */
export function preparingWords(video: Shown): string {
  const rest = fullQualityWords(video);
  switch (video.state) {
    case "queued":
      return "Uploaded. Waiting to be processed.";
    case "processing":
      return `Processing. You can watch it in a moment.${rest === null ? "" : ` ${rest}.`}`;
    case "playable":
      return `Ready to watch. ${rest}.`;
    case "ready":
      return "Ready to watch.";
    case "failed":
      return videoSentence(video.reason) ?? "Processing failed.";
  }
}

function Sentence({ state, words }: { readonly state: "bad" | "warn"; readonly words: string }) {
  return (
    <p className="flex items-baseline gap-3 text-sm text-soft">
      <StatusDot state={state} />
      <span>{words}</span>
    </p>
  );
}
