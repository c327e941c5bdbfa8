import { type ProgressById } from "#app/components/title/use-video-progress.ts";
import { type Version } from "#app/components/title/version-words.ts";
import { type VideoState } from "#core/catalog/types.ts";

/** Whether a video in this state can be watched. */
export function canPlay(state: VideoState | null): boolean {
  return state === "playable" || state === "ready";
}

/** The videos of versions that are still on their way. */
export function unfinishedVideos(versions: readonly Version[]): string[] {
  return versions.flatMap(({ videoId, videoState }) =>
    videoId !== null && videoState !== "ready" && videoState !== "failed" ? [videoId] : [],
  );
}

/** How a version's video is: what came live, else what the page was made with. */
export function progressOf(version: Version, updates: ProgressById) {
  const known = version.videoId === null ? undefined : updates[version.videoId];
  if (known) return known;
  return {
    state: version.videoState ?? ("queued" as const),
    progressPercent: version.progressPercent,
    reason: version.failureReason,
    notice: null,
  };
}

/** What keeps a video from being played yet, for its play link; nothing where it can be played or never will be. */
export function pendingWords(state: VideoState): string | undefined {
  if (state === "queued") return "Queued";
  return state === "processing" ? "Processing" : undefined;
}
