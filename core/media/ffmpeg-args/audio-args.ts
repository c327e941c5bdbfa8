import { type FfmpegArgs, NO_METADATA } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { audibleArgs } from "#core/media/ffmpeg-args/audible-ranges.ts";
import { AUDIO_FRAME_SAMPLES, AUDIO_SAMPLE_RATE } from "#core/media/plan/media-limits.ts";
import { audioSegment } from "#core/media/plan/segment-grid.ts";
import { DECODED_FILE, audioSource, sourceFilters } from "#core/media/ffmpeg-args/audio-decode-args.ts";
import { audioFrameRange, type AudioRun, audioSampleRange } from "#core/media/ffmpeg-args/audio-range.ts";
import { type AudioPlan } from "#core/media/types.ts";

/** The methods that encode the output of `audioDecodeArgs`. */
const FROM_DECODED: readonly AudioRun["way"][] = ["levelled", "thorough"];

/** Whether a run of `audioDecodeArgs` comes before this one. */
export const needsDecoding = (way: AudioRun["way"]): boolean => FROM_DECODED.includes(way);

/**
 * FFmpeg's arguments for a range of segments of one audio track: files `<renditionName>/<number>.m4s`, each
 * with its own init, and a list of what could be decoded.
 */
export function audioArgs(run: AudioRun): FfmpegArgs {
  return {
    ...audioInput(run),
    output: [
      ...filterArgs(run),
      ...audioEncoderArgs(run.track),
      ...["-bsf:a", keepOnly(audioFrameRange(run))],
      ...audioMuxerArgs(run),
      ...(run.way === "fast" ? audibleArgs(run) : []),
    ],
  };
}

/** AAC-LC, the same for every chunk and for the init. */
export const audioEncoderArgs = (track: AudioPlan): readonly string[] => [
  ...["-c:a", "aac", "-profile:a", "aac_low", "-b:a", `${track.bitrateKbps}k`],
  ...["-ar", String(track.sampleRate), "-ac", String(track.channels)],
];

/**
 * A fragmented MP4 per segment, cut after complete AAC frames. Frames are counted even where there is nothing to cut:
 * without `segment_frames` the muxer cuts by the film's time, after the first frame of a run that starts late.
 */
function audioMuxerArgs(run: AudioRun): readonly string[] {
  const { first } = audioFrameRange(run);
  const ends = Array.from({ length: run.segmentCount }, (_, index) => {
    const { firstFrame, frameCount } = audioSegment(run.plan, run.firstSegment + index);
    return firstFrame + frameCount - first;
  });
  return [
    ...[...NO_METADATA, "-avoid_negative_ts", "disabled", "-f", "segment", "-segment_format", "mp4"],
    ...["-segment_format_options", AUDIO_MOVFLAGS],
    ...["-segment_frames", ends.join(",")],
    ...["-segment_start_number", String(run.firstSegment), `${run.track.renditionName}/%05d.m4s`],
  ];
}

/** `frag_discont` writes the exact decode time; the stream's start is unknown, so there is no edit list. */
const AUDIO_MOVFLAGS = "movflags=+frag_custom+empty_moov+default_base_moof+frag_discont+negative_cts_offsets";

function audioInput(run: AudioRun): Pick<FfmpegArgs, "input" | "source"> {
  if (run.way === "silence")
    return { input: ["-f", "lavfi"], source: `anullsrc=r=${AUDIO_SAMPLE_RATE}:cl=stereo` };
  if (needsDecoding(run.way)) return { input: ["-copyts", "-f", "nut"], source: `file:${DECODED_FILE}` };
  return audioSource(run);
}

/** The inputs, and the filters that turn them into the encoded samples. */
function filterArgs(run: AudioRun): readonly string[] {
  const later = run.track.continuedBy ?? [];
  if (run.way === "silence" || later.length === 0) {
    const stream = run.way === "fast" ? `0:${run.track.sourceStreamIndex}` : "0:a:0";
    return ["-map", stream, "-af", audioFilters(run).join(",")];
  }
  const graph = joinedGraph(run, later.length + 1);
  return ["-filter_complex", graph, "-map", "[joined]"];
}

/**
 * Samples from the plan's time 0: a late start, holes, and the time after a track that ends early are filled
 * with silence.
 */
function audioFilters(run: AudioRun): readonly string[] {
  const { startSample, endSample } = audioSampleRange(run);
  const trim = `atrim=start_pts=${startSample}:end_pts=${endSample}`;
  if (run.way === "silence") return [`asetpts=N+${startSample}`, "asettb=1/48000", trim];
  const firstPts = isFilled(run) ? `:first_pts=${startSample}` : "";
  return [
    ...(run.way === "fast" ? sourceFilters(run) : []),
    `aresample=${AUDIO_SAMPLE_RATE}:async=1:ochl=stereo${firstPts}`,
    ...["asettb=1/48000", "apad", trim],
  ];
}

/**
 * The streams that a track moved through, each filled from the run's first sample on and mixed with the
 * others, which are silent meanwhile. `amix` ignores times: its output is counted from that sample.
 */
function joinedGraph(run: AudioRun, streamCount: number): string {
  const { startSample, endSample } = audioSampleRange(run);
  const streams = Array.from({ length: streamCount }, (_, number) => number);
  const filled = streams.map(
    (number) =>
      `[0:${number}]aresample=${AUDIO_SAMPLE_RATE}:async=1:ochl=stereo:first_pts=${startSample}[s${number}]`,
  );
  const inputs = streams.map((number) => `[s${number}]`).join("");
  const rest = `asetpts=N+${startSample},asettb=1/48000,apad,atrim=start_pts=${startSample}:end_pts=${endSample}`;
  return [...filled, `${inputs}amix=inputs=${streamCount}:normalize=0,${rest}[joined]`].join(";");
}

/**
 * Whether silence is inserted before the first existing sample. This fails if something must be cut off
 * (swresample cuts too much); decoded samples have nothing to cut off. A seek may also have skipped existing
 * samples.
 */
function isFilled(run: AudioRun): boolean {
  const isFromStart = run.way === "thorough" || audioSampleRange(run).startSample === 0;
  return isFromStart && (run.way !== "fast" || run.track.offsetSeconds >= 0);
}

/** Drops the packets of pre-roll and post-roll. */
const keepOnly = (range: { first: number; end: number }): string =>
  `noise=drop='lt(pts\\,${range.first * AUDIO_FRAME_SAMPLES})+gte(pts\\,${range.end * AUDIO_FRAME_SAMPLES})'`;
