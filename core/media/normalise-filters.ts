import { type VideoStreamInfo } from "#core/media/types.ts";

/** What every rung is tagged as, whatever the source was. */
const OUTPUT_TAGS = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

/**
 * Filters that make any picture into what the ladder starts from: progressive, SDR in BT.709, upright, square
 * pixels come with the scaling, 8-bit 4:2:0. In FFmpeg's syntax, in this order.
 */
export function normaliseFilters(video: VideoStreamInfo): readonly string[] {
  return [
    ...deinterlace(video),
    ...(video.hdr === "none" ? convertColours(video) : toneMap(video)),
    ...turn(video.rotationDegrees),
    "format=yuv420p",
    OUTPUT_TAGS,
  ];
}

/** Filters that need the pictures before and after: they stand before the cut of a chunk. */
export const isTemporalFilter = (filter: string): boolean => filter.startsWith("bwdif=");

/** One picture per frame, so the rate stays; pictures that are not flagged as interlaced pass untouched. */
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

/** Only where something differs: the scaler's pass costs time. */
function convertColours(video: VideoStreamInfo): string[] {
  if (video.colorMatrix === "bt709" && !video.isFullRange) return [];
  const inRange = video.isFullRange ? "full" : "limited";
  if (video.colorMatrix === "rgb") return ["scale=out_color_matrix=bt709:out_range=limited"];
  return [
    `scale=in_color_matrix=${video.colorMatrix}:in_range=${inRange}:out_color_matrix=bt709:out_range=limited`,
  ];
}

/** FFmpeg's own turning is switched off, so this is the only one. */
function turn(rotationDegrees: number): string[] {
  if (rotationDegrees === 90) return ["transpose=clock"];
  if (rotationDegrees === 180) return ["hflip", "vflip"];
  return rotationDegrees === 270 ? ["transpose=cclock"] : [];
}
