import { type ProbeStream, tagOf } from "#core/media/probe/probe-schema.ts";
import { parseRational, rational, toNumber } from "#core/media/plan/rational.ts";
import { type Rational, type VideoStreamInfo } from "#core/media/types.ts";

/** Rates above this are time bases in the rate's field, not frames a second. */
const MAX_BELIEVABLE_RATE = 300;
const FALLBACK_RATE = rational(25, 1);
/** Pixels this far from square come from a broken header. */
const MAX_PIXEL_ASPECT = 8;
/** From this height on, video without colour properties is BT.709. */
const HD_HEIGHT = 720;

/** Parses ffprobe's stream. `durationSeconds` is the video track's own if the file has it. */
export function parseVideoStream(stream: ProbeStream): VideoStreamInfo {
  const rate = rateOf(stream);
  return {
    index: stream.index,
    codec: stream.codec_name ?? "unknown",
    width: stream.width ?? 0,
    height: stream.height ?? 0,
    rotationDegrees: rotationOf(stream),
    ...(isMirrored(stream) ? { isMirrored: true } : {}),
    sampleAspect: sampleAspectOf(stream),
    pixelFormat: stream.pix_fmt ?? "unknown",
    bitDepth: bitDepthOf(stream.pix_fmt),
    isInterlaced: ["tt", "bb", "tb", "bt"].includes(stream.field_order ?? ""),
    hdr: hdrOf(stream.color_transfer),
    averageFrameRate: rate.average,
    isVariableRate: rate.isVariable,
    startSeconds: stream.start_time ?? 0,
    durationSeconds: streamDuration(stream),
    colorMatrix: colorMatrixOf(stream),
    isFullRange: stream.color_range === "pc" || (stream.pix_fmt ?? "").startsWith("yuvj"),
  };
}

/**
 * The stream's own duration: from the tag that Matroska writers store, otherwise from its header. (If
 * Matroska contains a single frame, FFmpeg gives it the duration of the entire file.)
 */
export function streamDuration(stream: ProbeStream): number | null {
  const match = /^(\d{1,4}):(\d\d):(\d\d(?:\.\d+)?)$/.exec(tagOf(stream, "duration") ?? "");
  if (!match) return stream.duration !== undefined && stream.duration > 0 ? stream.duration : null;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  const length = seconds - Math.max(0, stream.start_time ?? 0);
  return length > 0 ? length : null;
}

/** The nominal rate if the frames have it; otherwise their average. */
function rateOf(stream: ProbeStream): { average: Rational; isVariable: boolean } {
  const believable = (rate: Rational | null): Rational | null =>
    rate && toNumber(rate) <= MAX_BELIEVABLE_RATE ? rate : null;
  const nominal = believable(parseRational(stream.r_frame_rate));
  const average = believable(parseRational(stream.avg_frame_rate)) ?? nominal ?? FALLBACK_RATE;
  const ratio = nominal ? toNumber(nominal) / toNumber(average) : 1;
  if (nominal && isNear(ratio, 1)) return { average: nominal, isVariable: false };
  // A field rate of twice the frame rate is interlaced material, not a variable rate.
  return { average, isVariable: nominal !== null && !isNear(ratio, 2) };
}

const isNear = (ratio: number, to: number): boolean => Math.abs(ratio - to) <= 0.02;

/** ffprobe counts counterclockwise, we clockwise. */
function rotationOf(stream: ProbeStream): number {
  const fromMatrix = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const clockwise = fromMatrix !== undefined ? -fromMatrix : Number(tagOf(stream, "rotate") ?? 0);
  const quarterTurns = Number.isFinite(clockwise) ? Math.round(clockwise / 90) : 0;
  return (((quarterTurns % 4) + 4) % 4) * 90;
}

/** Whether the display matrix mirrors the video: its determinant is below zero (ISO/IEC 14496-12, 6.2.2). */
function isMirrored(stream: ProbeStream): boolean {
  const text = stream.side_data_list?.find((data) => data.displaymatrix !== undefined)?.displaymatrix ?? "";
  const rows = [...text.matchAll(/^\d{8}:\s+(-?\d+)\s+(-?\d+)/gm)];
  const [a = 1, b = 0, c = 0, d = 1] = rows.slice(0, 2).flatMap((row) => [Number(row[1]), Number(row[2])]);
  return a * d - b * c < 0;
}

function sampleAspectOf(stream: ProbeStream): Rational {
  const aspect = parseRational(stream.sample_aspect_ratio);
  if (!aspect) return rational(1, 1);
  const value = toNumber(aspect);
  return value > MAX_PIXEL_ASPECT || value < 1 / MAX_PIXEL_ASPECT ? rational(1, 1) : aspect;
}

function bitDepthOf(pixelFormat = ""): number {
  const depth = /(?:p|gray|gbrp|gbrap)0?(9|10|12|14|16)(?:le|be)?$/.exec(pixelFormat)?.[1];
  return depth ? Number(depth) : 8;
}

function hdrOf(transfer: string | undefined): VideoStreamInfo["hdr"] {
  if (transfer === "smpte2084") return "pq";
  return transfer === "arib-std-b67" ? "hlg" : "none";
}

function colorMatrixOf(stream: ProbeStream): VideoStreamInfo["colorMatrix"] {
  const space = stream.color_space ?? "";
  if (/^(gbr|rgb|bgr|argb|abgr|0rgb|pal8)/.test(stream.pix_fmt ?? "")) return "rgb";
  if (space === "bt709") return "bt709";
  if (space.startsWith("bt2020")) return "bt2020";
  if (["smpte170m", "bt470bg", "fcc", "smpte240m"].includes(space)) return "bt601";
  return (stream.height ?? 0) >= HD_HEIGHT ? "bt709" : "bt601";
}
