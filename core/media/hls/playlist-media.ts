import { videoSegment, segmentOf, type Grid, type GridSegment } from "#core/media/plan/segment-grid.ts";

/** HLS version 7: fMP4 with EXT-X-MAP. */
export const PLAYLIST_VERSION = 7;
const MICROSECONDS = 1e6;

/** The number of a film's segments: all planned ones, or fewer if the file ended before. */
export function playableSegmentCount(grid: Grid, endsAtSegment: number | null): number {
  return Math.min(grid.segmentCount, endsAtSegment ?? grid.segmentCount);
}

/** A film's duration in seconds: to the end of the last segment that will ever exist. */
export function playableSeconds(grid: Grid, endsAtSegment: number | null): number {
  const count = playableSegmentCount(grid, endsAtSegment);
  if (count === 0) return 0;
  const last = videoSegment(grid, count - 1);
  return last.startSeconds + last.durationSeconds;
}

/**
 * The media playlist of one rendition (`v360`, `a0`): every segment of the complete film, whether it exists
 * yet or not. Addresses are relative, so they inherit the token in the path.
 */
export function renderMediaPlaylist(grid: Grid, renditionName: string, endsAtSegment: number | null): string {
  const count = playableSegmentCount(grid, endsAtSegment);
  const lengths = Array.from({ length: count }, (_, number) =>
    microsecondsOf(segmentOf(grid, renditionName, number)),
  );
  const lines = lengths.flatMap((length, number) => [
    `#EXTINF:${(length / MICROSECONDS).toFixed(6)},`,
    `${String(number).padStart(5, "0")}.m4s`,
  ]);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return [
    "#EXTM3U",
    `#EXT-X-VERSION:${PLAYLIST_VERSION}`,
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(longest / MICROSECONDS))}`,
    "#EXT-X-PLAYLIST-TYPE:VOD",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    '#EXT-X-MAP:URI="init.mp4"',
    ...lines,
    "#EXT-X-ENDLIST",
    "",
  ].join("\n");
}

/** The difference of the rounded ends, so that roundings never add up over a long film. */
function microsecondsOf({ startSeconds, durationSeconds }: GridSegment): number {
  const round = (seconds: number) => Math.round(seconds * MICROSECONDS);
  return round(startSeconds + durationSeconds) - round(startSeconds);
}

/** The playlist of a subtitle: one WebVTT file for the complete film. */
export function renderSubtitlePlaylist(durationSeconds: number, fileName: string): string {
  return [
    "#EXTM3U",
    `#EXT-X-VERSION:${PLAYLIST_VERSION}`,
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(durationSeconds))}`,
    "#EXT-X-PLAYLIST-TYPE:VOD",
    `#EXTINF:${durationSeconds.toFixed(6)},`,
    fileName,
    "#EXT-X-ENDLIST",
    "",
  ].join("\n");
}
