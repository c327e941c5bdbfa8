import { toNumber } from "#core/media/plan/rational.ts";
import { type RenditionPlan, type VideoStreamInfo } from "#core/media/types.ts";

/** Short side and cap in kb/s, near the table of Apple's HLS authoring specification. */
const LADDER: readonly (readonly [height: number, capKbps: number])[] = [
  [360, 800],
  [480, 1400],
  [720, 2800],
  [1080, 5000],
  [1440, 10_000],
  [2160, 16_000],
];
const LOWEST = { height: 360, capKbps: 800, pixels: 640 * 360 };
const MIN_CAP_KBPS = 150;
/** A limit only for extreme shapes: it keeps a video of 10000 × 2 encodable. */
const MAX_LONG_SIDE = 8192;

export interface DisplaySize {
  readonly width: number;
  readonly height: number;
}

/** The display size of a video: square pixels, rotated as the file says. Integers, not yet even. */
export function displaySize(video: VideoStreamInfo): DisplaySize {
  const width = Math.max(1, Math.round(video.width * toNumber(video.sampleAspect)));
  const turned = video.rotationDegrees === 90 || video.rotationDegrees === 270;
  return turned ? { width: video.height, height: width } : { width, height: video.height };
}

/**
 * The renditions of a video, lowest first, named by their short side. Never larger than the source; a source
 * below 360 gets one rendition of its own (even) size.
 */
export function renditionLadder(video: VideoStreamInfo): readonly RenditionPlan[] {
  const size = displaySize(video);
  const shortSide = Math.min(size.width, size.height);
  const renditions = LADDER.filter(([height]) => height <= shortSide).map(([height, capKbps]) =>
    renditionOf(size, height, capKbps),
  );
  return renditions.length > 0 ? renditions : [ownRendition(size, evenBelow(shortSide))];
}

function ownRendition(size: DisplaySize, height: number): RenditionPlan {
  const rendition = renditionOf(size, height, LOWEST.capKbps);
  const share = (rendition.frameWidth * rendition.frameHeight) / LOWEST.pixels;
  return { ...rendition, capKbps: Math.max(MIN_CAP_KBPS, Math.round(LOWEST.capKbps * Math.min(1, share))) };
}

function renditionOf(size: DisplaySize, height: number, capKbps: number): RenditionPlan {
  const scale = height / Math.min(size.width, size.height);
  const longSide = Math.min(MAX_LONG_SIDE, evenNear(Math.max(size.width, size.height) * scale));
  const isPortrait = size.height > size.width;
  return {
    renditionName: `v${height}`,
    height,
    frameWidth: isPortrait ? height : longSide,
    frameHeight: isPortrait ? longSide : height,
    capKbps,
  };
}

const evenNear = (pixels: number): number => Math.max(2, 2 * Math.round(pixels / 2));
const evenBelow = (pixels: number): number => Math.max(2, 2 * Math.floor(pixels / 2));
