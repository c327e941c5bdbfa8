import { type FfmpegArgs, secondsArg } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { audibleArgs, mapStreams } from "#core/media/ffmpeg-args/audible-ranges.ts";
import { AUDIO_SAMPLE_RATE } from "#core/media/plan/media-limits.ts";
import { type AudioRun, audioSampleRange } from "#core/media/ffmpeg-args/audio-range.ts";

/** The output of the decoding run, in the run's folder: stereo at 48 kHz, even if the source changes its format. */
export const DECODED_FILE = "decoded.nut";

/** Decoders need a packet or two before their first sample. */
const SEEK_MARGIN_SECONDS = 0.1;

/**
 * FFmpeg's arguments to decode the samples of a range, with times from the plan's zero, into `DECODED_FILE`
 * (a stream for each of the track's), and a list of them beside it. FFmpeg restarts its filters when channels
 * or rate of a track change, and filters that count from a start (fill, pad) would count again. This run has
 * none of them, so that the second run can have them.
 */
export function audioDecodeArgs(run: AudioRun): FfmpegArgs {
  const { startSample, endSample } = audioSampleRange(run);
  const seconds = (samples: number): string => (samples / AUDIO_SAMPLE_RATE).toFixed(6);
  const trim = `atrim=start=${seconds(startSample)}:end=${seconds(endSample)}`;
  return {
    ...audioSource(run),
    output: [
      ...[...mapStreams(run.track), "-af"],
      [...sourceFilters(run), `aresample=${AUDIO_SAMPLE_RATE}:ochl=stereo`, trim].join(","),
      ...["-c:a", "pcm_f32le", "-ar", String(AUDIO_SAMPLE_RATE), "-ac", String(run.track.channels)],
      ...["-avoid_negative_ts", "disabled", "-f", "nut", DECODED_FILE],
      ...audibleArgs(run),
    ],
  };
}

/** The source, read from a little before the range; from its start for a thorough run. */
export function audioSource(run: AudioRun): Pick<FfmpegArgs, "input" | "source"> {
  const input = guardedInput(run.source);
  const seekSeconds = audioSampleRange(run).startSample / AUDIO_SAMPLE_RATE - SEEK_MARGIN_SECONDS;
  const isSeeking = run.way !== "thorough" && seekSeconds > 0;
  const seek = secondsArg(run.plan.sourceStartSeconds + seekSeconds);
  return {
    input: [
      ...input.options,
      "-copyts",
      ...(isSeeking ? ["-noaccurate_seek", "-seek_timestamp", "1", "-ss", seek] : []),
    ],
    source: input.source,
  };
}

/** From the file's times to the plan's, and from channels without a mix to stereo. */
export function sourceFilters({ plan, track }: AudioRun): readonly string[] {
  const start = plan.sourceStartSeconds;
  return [
    ...(start === 0 ? [] : [`asetpts=PTS-round(${start}/TB)`]),
    ...(track.mix === undefined ? [] : [track.mix]),
  ];
}
