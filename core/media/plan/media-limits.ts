/** Limits of accepted files. Beyond them a file is refused with a reason. */
export const MEDIA_LIMITS = {
  /** 8192 × 4320: also FFmpeg's `-max_pixels`, so that a huge frame cannot use up the memory. */
  maxPixels: 35_389_440,
  /** Films for many countries have forty subtitles and more, of which only the first ones are used. */
  maxStreams: 128,
  maxDurationSeconds: 12 * 3600,
  /** Twelve hours at 60 frames a second. */
  maxFrames: 12 * 3600 * 60,
  maxAudioTracks: 16,
  maxSubtitles: 32,
  maxChapters: 500,
} as const;

/** Audio is always encoded at this rate, in AAC frames of this many samples. */
export const AUDIO_SAMPLE_RATE = 48_000;
export const AUDIO_FRAME_SAMPLES = 1024;
