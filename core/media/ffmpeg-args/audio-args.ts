import { type FfmpegArgs, NO_METADATA, secondsArg } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { audibleArgs } from "#core/media/ffmpeg-args/audible-ranges.ts";
import { AUDIO_FRAME_SAMPLES, AUDIO_SAMPLE_RATE } from "#core/media/plan/media-limits.ts";
import { audioSegment } from "#core/media/plan/segment-grid.ts";
import { type AudioPlan, type Plan } from "#core/media/types.ts";

/** A little over a second is encoded before each chunk and dropped, so that the encoder is in its stride (MEDIA). */
const PRE_ROLL_FRAMES = 48;
/** The encoder looks ahead: without more input its last frames would fade. */
const POST_ROLL_FRAMES = 3;
/** Decoders need a packet or two before the first sample they give. */
const SEEK_MARGIN_SECONDS = 0.1;

export interface AudioRun {
  readonly plan: Plan;
  readonly sourcePath: string;
  readonly track: AudioPlan;
  readonly firstSegment: number;
  readonly segmentCount: number;
  /** `fast` seeks; `thorough` reads from the start, which fills holes; `silence` needs nothing of the file. */
  readonly way: "fast" | "thorough" | "silence";
}

/**
 * FFmpeg's arguments for a range of segments of one audio track: files `<renditionName>/<number>.m4s`, each with its own init,
 * and beside them a list of what could be decoded.
 */
export function audioArgs(run: AudioRun): FfmpegArgs {
  const range = frameRange(run);
  const startSample = Math.max(0, range.first - PRE_ROLL_FRAMES) * AUDIO_FRAME_SAMPLES;
  const endSample = (range.end + POST_ROLL_FRAMES) * AUDIO_FRAME_SAMPLES;
  return {
    ...audioInput(run, startSample),
    output: [
      ...["-map", run.way === "silence" ? "0:a:0" : `0:${run.track.sourceStreamIndex}`],
      ...["-af", audioFilters(run, startSample, endSample).join(",")],
      ...audioEncoderArgs(run.track),
      ...["-bsf:a", keepOnly(range)],
      ...audioMuxerArgs(run),
      ...(run.way === "silence" ? [] : audibleArgs(run, run.track.sourceStreamIndex)),
    ],
  };
}

/** AAC-LC, the same for every chunk and for the init. */
export const audioEncoderArgs = (track: AudioPlan): readonly string[] => [
  ...["-c:a", "aac", "-profile:a", "aac_low", "-b:a", `${track.bitrateKbps}k`],
  ...["-ar", String(track.sampleRate), "-ac", String(track.channels)],
];

/** A fragmented MP4 per segment, cut after whole AAC frames. */
function audioMuxerArgs(run: AudioRun): readonly string[] {
  const { first } = frameRange(run);
  const cuts = Array.from(
    { length: run.segmentCount - 1 },
    (_, index) => audioSegment(run.plan, run.firstSegment + index + 1).firstFrame - first,
  );
  return [
    ...[...NO_METADATA, "-avoid_negative_ts", "disabled", "-f", "segment", "-segment_format", "mp4"],
    ...["-segment_format_options", AUDIO_MOVFLAGS],
    ...(cuts.length > 0 ? ["-segment_frames", cuts.join(",")] : ["-segment_time", "3600"]),
    ...["-segment_start_number", String(run.firstSegment), `${run.track.renditionName}/%05d.m4s`],
  ];
}

/** `frag_discont` writes the exact decode time; nothing is known of the stream's start, so there is no edit list. */
const AUDIO_MOVFLAGS = "movflags=+frag_custom+empty_moov+default_base_moof+frag_discont+negative_cts_offsets";

function audioInput(run: AudioRun, startSample: number): Pick<FfmpegArgs, "input" | "source"> {
  if (run.way === "silence")
    return { input: ["-f", "lavfi"], source: `anullsrc=r=${AUDIO_SAMPLE_RATE}:cl=stereo` };
  const input = guardedInput(run.sourcePath);
  const seekSeconds = startSample / AUDIO_SAMPLE_RATE - SEEK_MARGIN_SECONDS;
  const isSeeking = run.way === "fast" && seekSeconds > 0;
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

/**
 * Samples from the plan's time 0: a late start and holes are filled with silence, as is what comes after a track
 * that ends before its film.
 */
function audioFilters(run: AudioRun, startSample: number, endSample: number): readonly string[] {
  const trim = `atrim=start_pts=${startSample}:end_pts=${endSample}`;
  if (run.way === "silence") return [`asetpts=N+${startSample}`, "asettb=1/48000", trim];
  // Filling up goes wrong where there is something to cut off (swresample cuts too much): the trim alone does that.
  const isFilled = (run.way === "thorough" || startSample === 0) && run.track.offsetSeconds >= 0;
  const start = run.plan.sourceStartSeconds;
  return [
    ...(start === 0 ? [] : [`asetpts=PTS-round(${start}/TB)`]),
    `aresample=${AUDIO_SAMPLE_RATE}:async=1:ochl=stereo${isFilled ? ":first_pts=0" : ""}`,
    "asettb=1/48000",
    "apad",
    trim,
  ];
}

/** Drops the packets of pre-roll and post-roll. */
const keepOnly = (range: { first: number; end: number }): string =>
  `noise=drop='lt(pts\\,${range.first * AUDIO_FRAME_SAMPLES})+gte(pts\\,${range.end * AUDIO_FRAME_SAMPLES})'`;

function frameRange({ plan, firstSegment, segmentCount }: AudioRun): { first: number; end: number } {
  const first = audioSegment(plan, firstSegment).firstFrame;
  const last = audioSegment(plan, firstSegment + segmentCount - 1);
  return { first, end: last.firstFrame + last.frameCount };
}
