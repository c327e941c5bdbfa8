import { type VideoProgress } from "#core/videos/types.ts";

/** Where a video is, for an admin: its state in words, with how far, or why not. */
export function stateWords(
  video: Pick<VideoProgress, "state" | "progressPercent" | "reason" | "notice">,
): string {
  const notice = video.notice ? ` ${video.notice}` : "";
  switch (video.state) {
    case "queued":
      return `Waits to be looked at.${notice}`;
    case "processing":
      return `Cannot be watched yet, ${video.progressPercent} % encoded.${notice}`;
    case "playable":
      return `Can be watched, ${video.progressPercent} % encoded.${notice}`;
    case "ready":
      return `Whole.${notice}`;
    case "failed":
      return `${video.reason ?? "Failed."}${notice}`;
  }
}
