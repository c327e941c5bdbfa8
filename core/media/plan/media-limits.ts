/** Bounds on what is taken in. Beyond them a file is refused with a reason. */
export const MEDIA_LIMITS = {
  /** 8192 × 4320: also FFmpeg's `-max_pixels`, so that a huge still cannot eat the memory. */
  maxPixels: 35_389_440,
  /** Films for many countries have forty subtitles and more, of which the first ones are taken. */
  maxStreams: 128,
  maxDurationSeconds: 12 * 3600,
  /** Twelve hours at 60 pictures a second. */
  maxFrames: 12 * 3600 * 60,
  maxAudioTracks: 16,
  maxSubtitles: 32,
  maxChapters: 500,
} as const;

/** Sound is always made at this rate, in AAC frames of this many samples. */
export const AUDIO_SAMPLE_RATE = 48_000;
export const AUDIO_FRAME_SAMPLES = 1024;
