import { type FfmpegArgs, NO_METADATA } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { type StillSize } from "#core/media/ffmpeg-args/still-args.ts";

const POSTER_WIDTHS: readonly number[] = [160, 320, 480];
/** Posters are 2 wide and 3 high. */
const ASPECT = 2 / 3;

/** The sizes of a poster that is cropped from a still, smallest first: never enlarged, up to the full crop. */
export function posterSizes(still: StillSize): readonly StillSize[] {
  const widest = Math.max(2, Math.floor(Math.min(still.width, still.height * ASPECT)));
  const largest = Math.min(widest, POSTER_WIDTHS.at(-1) ?? widest);
  const widths = [...POSTER_WIDTHS.filter((width) => width < largest), largest];
  return widths.map((width) => ({
    width,
    height: Math.round(width / ASPECT),
  }));
}

/** FFmpeg's arguments that crop the middle of one of our stills (WebP) into posters named `<width>.webp`. */
export function posterArgs(stillPath: string, sizes: readonly StillSize[]): FfmpegArgs {
  const crop = "crop=w='min(iw,trunc(ih*2/3))':h='min(ih,trunc(iw*3/2))'";
  const split = `split=${sizes.length}${sizes.map(({ width }) => `[from_${width}]`).join("")}`;
  const scaled = sizes.map(
    ({ width, height }) => `[from_${width}]scale=${width}:${height}:flags=lanczos,setsar=1[to_${width}]`,
  );
  return {
    input: ["-protocol_whitelist", "file", "-format_whitelist", "webp_pipe,image2", "-f", "webp_pipe"],
    source: `file:${stillPath}`,
    output: [
      ...["-filter_complex", [`[0:v]${crop},${split}`, ...scaled].join(";")],
      ...sizes.flatMap(({ width }) => [
        ...["-map", `[to_${width}]`, "-frames:v", "1", ...NO_METADATA, "-c:v", "libwebp", "-quality", "82"],
        ...["-f", "image2", "-update", "1", `${width}.webp`],
      ]),
    ],
  };
}
