import { type FfmpegArgs, NO_METADATA } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { type StillSize } from "#core/media/ffmpeg-args/still-args.ts";

/** An image file in the scratch folder, with the format that its first bytes say. */
export interface ArtworkFile {
  readonly path: string;
  readonly format: "jpeg" | "png" | "webp" | "avif";
  readonly maxPixels: number;
}

/** The decoded frame: its size as stored, and EXIF's orientation (1 to 8; 1 is upright). */
export interface ArtworkFrame extends StillSize {
  readonly orientation: number;
}

const DEMUXERS = { jpeg: "jpeg_pipe", png: "png_pipe", webp: "webp_pipe", avif: "mov" } as const;
const DECODERS = "mjpeg,png,webp,av1,libdav1d,libaom-av1";

const POSTER_WIDTHS: readonly number[] = [160, 320, 480, 960];
const WIDE_WIDTHS: readonly number[] = [320, 640, 1280, 1920];
const PLACEHOLDER_WIDTH = 24;
/** Posters are 2 wide and 3 high. */
const POSTER_ASPECT = 2 / 3;
/** A backdrop keeps its form between an old television's and a wide screen's. */
const WIDE_ASPECTS = { least: 4 / 3, most: 2.4 };

/** EXIF's orientations as filters. */
const UPRIGHT: Readonly<Record<number, readonly string[]>> = {
  2: ["hflip"],
  3: ["hflip", "vflip"],
  4: ["vflip"],
  5: ["transpose=cclock_flip"],
  6: ["transpose=clock"],
  7: ["transpose=clock_flip"],
  8: ["transpose=cclock"],
};

/** Options before the input: one format, its decoders, local files alone, no links out of the file. */
const inputOptions = ({ format, maxPixels }: ArtworkFile): readonly string[] => [
  ...["-protocol_whitelist", "file", "-format_whitelist", DEMUXERS[format]],
  ...["-codec_whitelist", DECODERS, "-max_pixels", String(maxPixels), "-f", DEMUXERS[format]],
];

/** ffprobe's arguments for the first frame: decoding it proves that there is one. */
export function artworkProbeArgs(file: ArtworkFile): readonly string[] {
  return [
    ...["-v", "error", ...inputOptions(file), "-select_streams", "v:0", "-read_intervals", "%+#1"],
    ...["-show_frames", "-show_entries", "frame=width,height:frame_tags=Orientation", "-of", "json"],
    `file:${file.path}`,
  ];
}

/** The size of a frame as it is shown. */
export function uprightSize({ width, height, orientation }: ArtworkFrame): StillSize {
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height };
}

/** The middle of an image that is kept: a poster's is 2:3, another's between 4:3 and 2.4:1. */
export function artworkCrop(size: StillSize, isPoster: boolean): StillSize {
  const own = size.width / size.height;
  const aspect = isPoster ? POSTER_ASPECT : Math.min(WIDE_ASPECTS.most, Math.max(WIDE_ASPECTS.least, own));
  return {
    width: Math.max(1, Math.floor(Math.min(size.width, size.height * aspect))),
    height: Math.max(1, Math.floor(Math.min(size.height, size.width / aspect))),
  };
}

/** The sizes of an image, smallest first: never enlarged. */
export function artworkSizes(crop: StillSize, isPoster: boolean): readonly StillSize[] {
  const widths = isPoster ? POSTER_WIDTHS : WIDE_WIDTHS;
  const largest = Math.min(crop.width, widths.at(-1) ?? crop.width);
  return [...widths.filter((width) => width < largest), largest].map((width) => ({
    width,
    height: Math.max(1, Math.round((crop.height * width) / crop.width)),
  }));
}

/**
 * FFmpeg's arguments that turn an image upright, crop it, and write it as `<width>.webp` in each size, with
 * `placeholder.webp` and `mean.rgb` (its mean colour, 3 bytes). Transparent parts become black, as the page is.
 */
export function artworkArgs(file: ArtworkFile, frame: ArtworkFrame, isPoster: boolean): FfmpegArgs {
  const crop = artworkCrop(uprightSize(frame), isPoster);
  const sizes = artworkSizes(crop, isPoster);
  const tinyHeight = Math.max(1, Math.round((crop.height * PLACEHOLDER_WIDTH) / crop.width));
  const outputs = [...sizes.map(({ width }) => `w${width}`), "tiny", "mean"];
  const prepared = [
    ...(UPRIGHT[frame.orientation] ?? []),
    "format=gbrap",
    "premultiply=inplace=1",
    "format=gbrp",
    `crop=${crop.width}:${crop.height}`,
  ];
  const graph = [
    `[0:v:0]${prepared.join(",")},split=${outputs.length}${outputs.map((name) => `[from_${name}]`).join("")}`,
    ...sizes.map((size) => `[from_w${size.width}]${forWebp(size, "lanczos")}[w${size.width}]`),
    `[from_tiny]${forWebp({ width: PLACEHOLDER_WIDTH, height: tinyHeight }, "area")}[tiny]`,
    "[from_mean]scale=1:1:flags=area,format=rgb24[mean]",
  ];
  return {
    input: [...inputOptions(file), "-noautorotate"],
    source: `file:${file.path}`,
    output: [
      ...["-filter_complex", graph.join(";")],
      ...sizes.flatMap(({ width }) => webp(`[w${width}]`, `${width}.webp`, 82)),
      ...webp("[tiny]", "placeholder.webp", 40),
      ...["-map", "[mean]", "-frames:v", "1", "-c:v", "rawvideo", "-f", "rawvideo", "mean.rgb"],
    ],
  };
}

/** WebP has only BT.601 of limited range. */
const forWebp = ({ width, height }: StillSize, flags: string): string =>
  `scale=${width}:${height}:flags=${flags}:out_color_matrix=bt601:out_range=tv,format=yuv420p,setsar=1`;

const webp = (label: string, name: string, quality: number): readonly string[] => [
  ...["-map", label, "-frames:v", "1", ...NO_METADATA, "-c:v", "libwebp", "-quality", String(quality)],
  ...["-f", "image2", "-update", "1", name],
];
