import { isRecording } from "#core/media/probe/recordings.ts";
import { type AudioStreamInfo, type MediaInfo } from "#core/media/types.ts";

/** Containers round times; only what starts later than this is set right. */
const ROUNDING_SECONDS = 1;

/**
 * What a seekable copy is, with what only the source could tell: what the copy leaves out, that it is a
 * recording, and where a track begins that a look at the copy does not reach.
 */
export function infoOfCopy(source: MediaInfo, copy: MediaInfo): MediaInfo {
  const leftOut = source.leftOut ?? copy.leftOut;
  return {
    ...copy,
    audio: lateTracks(source, copy),
    ...(isRecording(source) ? { mayChangeSize: true } : {}),
    ...(leftOut ? { leftOut } : {}),
  };
}

/** Tracks of a copy stand in the order of the source's. */
function lateTracks(source: MediaInfo, copy: MediaInfo): readonly AudioStreamInfo[] {
  if (source.audio.length !== copy.audio.length) return copy.audio;
  const startOf = ({ startSeconds }: AudioStreamInfo): number =>
    copy.video.startSeconds + startSeconds - source.video.startSeconds;
  return copy.audio.map((track, number) => {
    const sourceTrack = source.audio[number];
    const lateSeconds = sourceTrack ? startOf(sourceTrack) - track.startSeconds : 0;
    return lateSeconds > ROUNDING_SECONDS ? startLater(track, lateSeconds) : track;
  });
}

const startLater = (track: AudioStreamInfo, seconds: number): AudioStreamInfo => ({
  ...track,
  startSeconds: track.startSeconds + seconds,
  durationSeconds: track.durationSeconds === null ? null : Math.max(0, track.durationSeconds - seconds),
});
