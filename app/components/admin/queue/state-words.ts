import { videoSentence } from "#app/messages/video-sentence.ts";
import { type VideoProgress } from "#core/videos/types.ts";

/** A video's state for admins, with its progress or its failure reason. */
export function stateWords(
  video: Pick<VideoProgress, "state" | "progressPercent" | "reason" | "notice">,
): string {
  const notice = video.notice ? ` ${videoSentence(video.notice)}` : "";
  switch (video.state) {
    case "queued":
      return `Waiting for analysis.${notice}`;
    case "processing":
      return `Not playable yet, ${video.progressPercent} % encoded.${notice}`;
    case "playable":
      return `Playable, ${video.progressPercent} % encoded.${notice}`;
    case "ready":
      return `Done.${notice}`;
    case "failed":
      return `${videoSentence(video.reason) ?? "Failed."}${notice}`;
  }
}
