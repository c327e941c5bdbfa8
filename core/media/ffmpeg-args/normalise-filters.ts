import { type VideoStreamInfo } from "#core/media/types.ts";

/**
 * Filters that convert any video to the ladder's input format: progressive, SDR, upright, 8-bit 4:2:0 (square
 * pixels come with the scaling). In FFmpeg's syntax, in this order; the last one sets the colour properties,
 * which the encoder reads.
 */
export function normaliseFilters(video: VideoStreamInfo): readonly string[] {
  return [
    ...deinterlace(video),
    ...(video.hdr === "none" ? convertColours(video) : toneMap(video)),
    ...turn(video),
    "format=yuv420p",
    tagColours(video),
  ];
}

/** Filters that need neighbouring frames: they come before the cut of a chunk. */
export const isTemporalFilter = (filter: string): boolean => filter.startsWith("bwdif=");

/**
 * One output frame per input frame, so the rate stays; frames that are not flagged as interlaced are not
 * changed.
 */
const deinterlace = (video: VideoStreamInfo): string[] =>
  video.isInterlaced ? ["bwdif=mode=send_frame:parity=auto:deint=interlaced"] : [];

/** The usual recipe: to linear light, to BT.709's primaries, Hable's curve, back to gamma. */
function toneMap(video: VideoStreamInfo): string[] {
  const transfer = video.hdr === "pq" ? "smpte2084" : "arib-std-b67";
  return [
    `zscale=tin=${transfer}:pin=bt2020:min=bt2020nc:rin=${video.isFullRange ? "full" : "limited"}:t=linear:npl=100`,
    "format=gbrpf32le",
    "zscale=p=bt709",
    "tonemap=tonemap=hable:desat=0",
    "zscale=t=bt709:m=bt709:r=limited",
  ];
}

/** Browsers support BT.601 and BT.709 of limited range; only other colours cost a pass of the scaler. */
function convertColours(video: VideoStreamInfo): string[] {
  const matrix = outputMatrix(video);
  if (video.colorMatrix === matrix && !video.isFullRange) return [];
  const inRange = video.isFullRange ? "full" : "limited";
  const input =
    video.colorMatrix === "rgb" ? "" : `in_color_matrix=${video.colorMatrix}:in_range=${inRange}:`;
  return [`scale=${input}out_color_matrix=${matrix}:out_range=limited`];
}

const outputMatrix = (video: VideoStreamInfo): "bt601" | "bt709" =>
  video.colorMatrix === "bt601" && video.hdr === "none" ? "bt601" : "bt709";

function tagColours(video: VideoStreamInfo): string {
  const name = outputMatrix(video) === "bt601" ? "smpte170m" : "bt709";
  return `setparams=range=tv:color_primaries=${name}:color_trc=${name}:colorspace=${name}`;
}

const TURNS: Readonly<Record<number, readonly string[]>> = {
  ...{ 0: [], 90: ["transpose=clock"], 180: ["hflip", "vflip"], 270: ["transpose=cclock"] },
};
const MIRRORED_TURNS: Readonly<Record<number, readonly string[]>> = {
  ...{ 0: ["vflip"], 90: ["transpose=cclock_flip"], 180: ["hflip"], 270: ["transpose=clock_flip"] },
};

/** FFmpeg's automatic rotation is off, so this is the only one; it rotates in the same way. */
const turn = ({ rotationDegrees, isMirrored }: VideoStreamInfo): readonly string[] =>
  (isMirrored ? MIRRORED_TURNS : TURNS)[rotationDegrees] ?? [];
