/** The oldest FFmpeg whose segments match the plans. */
export const OLDEST_FFMPEG = { major: 5, minor: 1 } as const;

/**
 * A kind of component that an FFmpeg may be built without, the option that lists it, and the ones that jobs
 * use.
 */
export interface RequiredParts {
  readonly kind: string;
  readonly listOption: string;
  readonly names: readonly string[];
}

/** The components in the arguments of core/media; some only for some files (HDR, AVI, subtitles). */
export const REQUIRED_PARTS: readonly RequiredParts[] = [
  { kind: "encoder", listOption: "-encoders", names: ["libx264", "aac", "libwebp", "flac", "subrip"] },
  {
    kind: "muxer",
    listOption: "-muxers",
    names: [
      ...["hls", "segment", "mp4", "mov", "matroska", "image2"],
      ...["framecrc", "rawvideo", "srt", "ass", "webvtt"],
    ],
  },
  {
    kind: "filter",
    listOption: "-filters",
    names: [
      ...[
        "scale",
        "setsar",
        "split",
        "format",
        "setparams",
        "fps",
        "tpad",
        "trim",
        "setpts",
        "select",
        "tile",
      ],
      ...["bwdif", "zscale", "tonemap", "transpose", "hflip", "vflip", "color"],
      ...["aresample", "asetpts", "asettb", "apad", "atrim", "anullsrc"],
    ],
  },
  { kind: "bitstream filter", listOption: "-bsfs", names: ["noise", "setts", "mpeg4_unpack_bframes"] },
];

/** The names in one of FFmpeg's lists: the only word of a line, or the second one after its flags. */
export function namesInList(text: string): ReadonlySet<string> {
  const names = text.split("\n").flatMap((line) => {
    const words = line.trim().split(/\s+/);
    return (words.length === 1 ? words[0] : words[1])?.split(",") ?? [];
  });
  return new Set(names);
}

/** Whether a program's first line says 5.1 or newer. A build of git (`N-109…`) is newer than every release. */
export function isNewEnough(firstLine: string): boolean {
  if (/ version N-/.test(firstLine)) return true;
  const [, major, minor] = / version n?(\d+)\.(\d+)/.exec(firstLine) ?? [];
  if (major === undefined) return false;
  if (Number(major) !== OLDEST_FFMPEG.major) return Number(major) > OLDEST_FFMPEG.major;
  return Number(minor) >= OLDEST_FFMPEG.minor;
}
