import { isRecording } from "#core/media/probe/recordings.ts";
import { type AudioStreamInfo, type MediaInfo } from "#core/media/types.ts";

/** Containers round times; only a later start than this is corrected. */
const ROUNDING_SECONDS = 1;

/**
 * The info of a seekable copy, completed from the source: tracks that the copy leaves out, that it is a
 * recording, and the start of a track that a probe of the copy does not reach.
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

/** Tracks of a copy are in the source's order. */
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
