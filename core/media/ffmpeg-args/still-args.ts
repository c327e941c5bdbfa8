import { type FfmpegArgs, NO_METADATA, secondsArg } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { guardedInput } from "#core/media/ffmpeg-args/ffmpeg-input.ts";
import { normaliseFilters } from "#core/media/ffmpeg-args/normalise-filters.ts";
import { displaySize } from "#core/media/plan/rendition-ladder.ts";
import { type MediaInfo } from "#core/media/types.ts";
import { WEBP_COLOUR_NAME, webpColourOptions } from "#core/media/ffmpeg-args/webp-colours.ts";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";

const WIDTHS: readonly number[] = [320, 640, 1280, 1920];
const PLACEHOLDER_WIDTH = 24;
/** Out of this many frames FFmpeg chooses the most typical one: no blink, no fade. */
const CHOSEN_OUT_OF = 40;
/** Opening and closing credits are poor posters. */
const FROM_SHARE = 0.08;
const TO_SHARE = 0.88;

/** The width in pixels at which sharpness is measured: the same for each film, and too small to show grain. */
const MEASURED_WIDTH = 320;
/** The mean of a sharp image's edges is a few of 255: eight times that uses the range of the byte. */
const EDGE_GAIN = 8;

/**
 * A WebP file of a still, named `<width>.webp`; `placeholder.webp`, `mean.gray` and `edges.gray` (one byte each) lie
 * beside them.
 */
export interface StillSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The sizes of a still, smallest first: never larger than the video, and up to its full size, because posters
 * are cropped from the largest.
 */
export function stillSizes(info: MediaInfo): readonly StillSize[] {
  const size = displaySize(info.video);
  const largest = Math.min(size.width, WIDTHS.at(-1) ?? size.width);
  return [...WIDTHS.filter((width) => width < largest), largest].map((width) => ({
    width,
    height: Math.max(1, Math.round((size.height * width) / size.width)),
  }));
}

/** The times of `count` stills: spread evenly over the film, in seconds from its start. */
export function stillTimes(durationSeconds: number, count: number): readonly number[] {
  const from = durationSeconds * FROM_SHARE;
  const step = (durationSeconds * (TO_SHARE - FROM_SHARE)) / count;
  return Array.from({ length: count }, (_, index) => from + (index + 0.5) * step);
}

/** FFmpeg's arguments for one still in all of its sizes, its placeholder, its mean lightness and its sharpness. */
export function stillArgs(source: SourceInput, info: MediaInfo, atSeconds: number): FfmpegArgs {
  const input = guardedInput(source);
  const sizes = stillSizes(info);
  const size = displaySize(info.video);
  const labels = [...sizes.map(({ width }) => `[w${width}]`), "[tiny]", "[mean]", "[edges]"];
  const placeholderHeight = Math.max(1, Math.round((size.height * PLACEHOLDER_WIDTH) / size.width));
  const normalise = normaliseFilters(info.video);
  const forWebp = (flags: string): string =>
    `flags=${flags}${webpColourOptions(normalise)},${WEBP_COLOUR_NAME},setsar=1`;
  const graph = [
    `[0:${info.video.index}]${[`thumbnail=${CHOSEN_OUT_OF}`, ...normalise].join(",")},` +
      `split=${labels.length}${labels.map((label) => label.replace("[", "[from_")).join("")}`,
    ...sizes.map(
      ({ width, height }) => `[from_w${width}]scale=${width}:${height}:${forWebp("lanczos")}[w${width}]`,
    ),
    `[from_tiny]scale=${PLACEHOLDER_WIDTH}:${placeholderHeight}:${forWebp("area")}[tiny]`,
    "[from_mean]scale=1:1:flags=area,format=gray[mean]",
    `[from_edges]${edgesInTheMiddle}[edges]`,
  ];
  return {
    input: [...input.options, "-noautorotate", "-noaccurate_seek", "-ss", secondsArg(atSeconds)],
    source: input.source,
    output: [
      ...["-filter_complex", graph.join(";")],
      ...sizes.flatMap(({ width }) => webp(`[w${width}]`, `${width}.webp`, 80)),
      ...webp("[tiny]", "placeholder.webp", 40),
      ...byte("[mean]", "mean.gray"),
      ...byte("[edges]", "edges.gray"),
    ],
  };
}

/** The strength of the edges, as one grey pixel, in the part that becomes a poster: blur and fades have few. */
const edgesInTheMiddle = [
  `scale=${MEASURED_WIDTH}:-1:flags=area`,
  "crop=w='min(iw,ceil(ih*2/3))'",
  "format=gray",
  `convolution=0m='0 -1 0 -1 4 -1 0 -1 0':0rdiv=${EDGE_GAIN}`,
  "scale=1:1:flags=area",
].join(",");

const byte = (label: string, name: string): readonly string[] => [
  ...["-map", label, ...ONE_FRAME, "-c:v", "rawvideo", "-f", "rawvideo", name],
];

/** For any time: a seek lands before the time, and FFmpeg drops frames with times below zero. */
const ONE_FRAME: readonly string[] = ["-frames:v", "1", "-fps_mode", "passthrough"];

const webp = (label: string, name: string, quality: number): readonly string[] => [
  ...["-map", label, ...ONE_FRAME, ...NO_METADATA, "-c:v", "libwebp", "-quality", String(quality)],
  ...["-f", "image2", "-update", "1", name],
];
