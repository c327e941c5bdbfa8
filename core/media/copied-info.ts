import { type AudioStreamInfo, type MediaInfo } from "#core/media/types.ts";

/** Containers round times; only what starts later than this is set right. */
const ROUNDING_SECONDS = 1;

/**
 * What a seekable copy is, with what only the source could tell: where a track begins that a look at the copy does not
 * reach. Tracks of a copy stand in the order of the source's.
 */
export function infoOfCopy(source: MediaInfo, copy: MediaInfo): MediaInfo {
  if (source.audio.length !== copy.audio.length) return copy;
  const startOf = ({ startSeconds }: AudioStreamInfo): number =>
    copy.video.startSeconds + startSeconds - source.video.startSeconds;
  const audio = copy.audio.map((track, number) => {
    const sourceTrack = source.audio[number];
    const lateSeconds = sourceTrack ? startOf(sourceTrack) - track.startSeconds : 0;
    return lateSeconds > ROUNDING_SECONDS ? startLater(track, lateSeconds) : track;
  });
  return { ...copy, audio };
}

const startLater = (track: AudioStreamInfo, seconds: number): AudioStreamInfo => ({
  ...track,
  startSeconds: track.startSeconds + seconds,
  durationSeconds: track.durationSeconds === null ? null : Math.max(0, track.durationSeconds - seconds),
});
