import { type AudioStreamInfo, type MediaInfo, type VideoStreamInfo } from "#core/media/types.ts";

/** A plain 1080p video track, with a test's changes. */
export const sampleVideo = (changes: Partial<VideoStreamInfo> = {}): VideoStreamInfo => ({
  index: 0,
  codec: "h264",
  width: 1920,
  height: 1080,
  rotationDegrees: 0,
  sampleAspect: { num: 1, den: 1 },
  pixelFormat: "yuv420p",
  bitDepth: 8,
  isInterlaced: false,
  hdr: "none",
  averageFrameRate: { num: 24, den: 1 },
  isVariableRate: false,
  startSeconds: 0,
  durationSeconds: 60,
  colorMatrix: "bt709",
  isFullRange: false,
  ...changes,
});

/** A plain stereo track. */
export const sampleAudio = (changes: Partial<AudioStreamInfo> = {}): AudioStreamInfo => ({
  index: 1,
  codec: "aac",
  channels: 2,
  sampleRate: 48_000,
  languageTag: "en",
  name: null,
  isDefault: true,
  startSeconds: 0,
  durationSeconds: 60,
  ...changes,
});

/** A minute of film in MP4. */
export const sampleInfo = (changes: Partial<MediaInfo> = {}): MediaInfo => ({
  container: "mov",
  durationSeconds: 60,
  startSeconds: 0,
  bitRate: 5_000_000,
  isSeekable: true,
  video: sampleVideo(),
  audio: [sampleAudio()],
  subtitles: [],
  chapters: [],
  ...changes,
});
