import { type ProgressById } from "#app/components/title/use-video-progress.ts";
import { type Version } from "#app/components/title/version-words.ts";
import { type VideoState, isUnfinished } from "#core/videos/video-states.ts";

/** The videos of versions that are not ready yet. */
export function unfinishedVideos(versions: readonly Version[]): string[] {
  return versions.flatMap(({ videoId, videoState }) =>
    videoId !== null && (videoState === null || isUnfinished(videoState)) ? [videoId] : [],
  );
}

/** The progress of a version's video: from the last event, else from the page's data. */
export function progressOf(version: Version, updates: ProgressById) {
  const known = version.videoId === null ? undefined : updates[version.videoId];
  if (known) return known;
  return {
    state: version.videoState ?? ("queued" as const),
    progressPercent: version.progressPercent,
    secondsLeft: version.secondsLeft,
    reason: version.failureReason,
    notice: version.notice,
  };
}

/** Why a video cannot be played yet, for its play button; undefined for playable and failed videos. */
export function pendingWords(state: VideoState): string | undefined {
  if (state === "queued") return "Queued";
  return state === "processing" ? "Processing" : undefined;
}
