import { clock, counted } from "#core/messages/en/format.ts";

/** What is found in a media file: why it is refused, and what of it is not played. */
export const media = {
  audioBeyond: ({ count, kept }: { count: number; kept: number }) =>
    `${counted(count, "audio track")} skipped: unreadable, or beyond the first ${kept}.`,
  audioEndsEarly: (track: { name: string; endSeconds: number; totalSeconds: number }) =>
    `The audio track “${track.name}” ends at ${clock(track.endSeconds)} of ${clock(track.totalSeconds)}. It is silent after that.`,
  audioGap: (track: { name: string; seconds: number; fromSeconds: number }) =>
    `${clock(track.seconds)} of the audio track “${track.name}” can't be read, from ${clock(track.fromSeconds)} on. It is silent there.`,
  audioOnly: () => "This file has audio but no video. Upload a video.",
  audioSkippedAtStart: ({ seconds }: { seconds: number }) =>
    `${clock(seconds)} of audio before the first frame skipped.`,
  audioUnreadable: ({ name }: { name: string }) => `The audio track “${name}” can't be read. It is silent.`,
  bareStream: ({ codec }: { codec: string }) =>
    `This file is a bare ${codec} stream without timestamps. Convert it to MP4 or MKV first.`,
  codecRefused: ({ codec }: { codec: string }) =>
    `This file has a track in a format that Matinee doesn't accept (${codec}).`,
  empty: () => "This file is empty.",
  endsEarly: ({ endSeconds, totalSeconds }: { endSeconds: number; totalSeconds: number }) =>
    `The file stops at ${clock(endSeconds)} of ${clock(totalSeconds)}. Everything before it is fine and can be watched.`,
  imageSubtitles: ({ count }: { count: number }) =>
    `${counted(count, "subtitle track")} made of images can't be shown.`,
  incomplete: () => "This file is incomplete. Copy it again, then upload it again.",
  nothingDecodes: () => "This file's video can't be decoded. Upload another copy of it.",
  noDuration: () => "This file has no duration, and none of it can be read.",
  noFrame: () => "This file's video can't be read. It is damaged, incomplete, or in another file.",
  noVideo: () => "This file can't be read. It is damaged, empty or not a video.",
  notAVideo: () =>
    "This is not a video file. Matinee accepts MP4, MOV, MKV, WebM, TS, AVI, FLV, WMV and MPEG.",
  notSeekable: ({ report }: { report: string }) =>
    `This file cannot be made seekable, so it cannot be played. ${report}`,
  subtitlesBeyond: ({ count, kept }: { count: number; kept: number }) =>
    `${counted(count, "subtitle track")} beyond the first ${kept} skipped.`,
  tooCostly: () => "Analyzing this file took too much time or memory, so it was rejected.",
  tooLarge: ({ width, height }: { width: number; height: number }) =>
    `The video is too large (${width} × ${height}). The maximum is 8192 × 4320.`,
  tooLong: ({ hours, maxHours }: { hours: number; maxHours: number }) =>
    `This file claims to last ${hours} hours. The maximum is ${maxHours} hours.`,
  tooManyStreams: ({ maxTracks }: { maxTracks: number }) =>
    `This file has more than ${maxTracks} tracks, which is more than Matinee accepts.`,
  tooManyTracks: ({ tracks, maxTracks }: { tracks: number; maxTracks: number }) =>
    `This file has ${tracks} tracks. The maximum is ${maxTracks}.`,
  unknownCodec: () => "This file's video has a format that Matinee can't read.",
  unreadable: () => "This file can't be read. It is damaged or not a video.",
  unreadableVideo: () =>
    "This file's video can't be read. It is damaged, too large, in an unknown format, or in another file.",
};
