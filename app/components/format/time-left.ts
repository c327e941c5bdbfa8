import { formatEstimate } from "#app/components/format/duration.ts";
import { type VideoState } from "#core/videos/video-states.ts";

/** What an estimate is said of: a video's state, and its seconds left, null or undefined while there is no estimate. */
interface Estimated {
  readonly state: VideoState;
  readonly secondsLeft?: number | null | undefined;
}

/** The time until an upload is sent: "about 3 min left"; null while it is unknown, or when nothing is left. */
export function uploadLeftWords(seconds: number | null): string | null {
  return seconds === null || seconds <= 0 ? null : `${formatEstimate(seconds)} left`;
}

/**
 * The time until a video is encoded, in the words of every page: "Full quality in about 9 min". "Full quality follows"
 * for a playable video without an estimate; null where there is nothing to say of it.
 */
export function fullQualityWords({ state, secondsLeft }: Estimated): string | null {
  if (state !== "processing" && state !== "playable") return null;
  if (typeof secondsLeft === "number" && secondsLeft > 0)
    return `Full quality in ${formatEstimate(secondsLeft)}`;
  return state === "playable" ? "Full quality follows" : null;
}
