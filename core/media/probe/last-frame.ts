import { toNumber } from "#core/media/plan/rational.ts";
import { type MediaInfo } from "#core/media/types.ts";

/** Less than this fraction of a frame is rounding. */
const ROUNDING = 0.5;
/** FFmpeg's flag of packets that an edit list hides. */
const HIDDEN = "D";

/**
 * Headers may be wrong: a stale tag or a patched duration may be too short. `packets` are the last packets of
 * the video as ffprobe lists them (`lastPacketsArgs`). If they continue after the header's duration, the info
 * is returned with the duration to the end of the last one, otherwise unchanged.
 */
export function extendToLastFrame(info: MediaInfo, packets: string): MediaInfo {
  const frameSeconds = 1 / toNumber(info.video.averageFrameRate);
  const endSeconds = lastEnd(packets, frameSeconds);
  const { startSeconds, durationSeconds } = info.video;
  const toldEndSeconds = startSeconds + (durationSeconds ?? info.durationSeconds);
  if (endSeconds === null || endSeconds <= toldEndSeconds + ROUNDING * frameSeconds) return info;
  return {
    ...info,
    durationSeconds: Math.max(info.durationSeconds, endSeconds - info.startSeconds),
    video: { ...info.video, durationSeconds: endSeconds - startSeconds },
  };
}

/** Lines of `pts,duration,flags`; a duration may be `N/A`. Null if no line has a time. */
function lastEnd(packets: string, frameSeconds: number): number | null {
  let end: number | null = null;
  for (const line of packets.split("\n")) {
    const [pts = "", duration = "", flags = ""] = line.split(",");
    const [time, length] = [Number.parseFloat(pts), Number.parseFloat(duration)];
    if (!Number.isFinite(time) || flags.includes(HIDDEN)) continue;
    end = Math.max(end ?? -Infinity, time + (length > 0 ? length : frameSeconds));
  }
  return end;
}
