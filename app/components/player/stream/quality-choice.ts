import { type Readiness, type RenditionReadiness } from "#core/playback/types.ts";
import { holdsSegment, segmentsToExpect } from "./segment-ranges.ts";

/** A level of the playlist as steering sees it, lowest first (hls.js keeps them in that order). */
export interface QualityLevel {
  readonly renditionName: string;
  readonly width: number;
  readonly height: number;
}

/** A size in device pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** The highest level worth loading at all: what the user chose, else no larger than the video is shown. */
export function highestLevel(
  levels: readonly QualityLevel[],
  shown: Pixels | null,
  selectedLevel: number | null,
): number {
  return selectedLevel ?? levelForSize(levels, shown);
}

/**
 * The highest level up to `limit` that may be loaded at a segment: one that has it and the one after it. 0, the entry
 * rendition, where no level has them: the entry rendition is the only one that is encoded on a request (PLAYBACK.md, "Moving up
 * without a reload").
 */
export function highestLevelAt(
  levels: readonly QualityLevel[],
  readiness: Readiness,
  { segment, limit }: { readonly segment: number; readonly limit: number },
): number {
  for (let level = limit; level > 0; level -= 1) {
    const rendition = renditionOf(readiness, levels[level]?.renditionName);
    if (rendition && hasHere(rendition, segment, segmentsToExpect(readiness))) return level;
  }
  return 0;
}

/** Further than the buffer reaches while a video is encoded (16 s), in segments. */
const AHEAD_SEGMENTS = 5;

/** The highest level up to `limit` that exists without a gap from right after a segment on, past the buffer's end. */
export function highestLevelAfter(
  levels: readonly QualityLevel[],
  readiness: Readiness,
  { segment, limit }: { readonly segment: number; readonly limit: number },
): number {
  let level = limit;
  for (let ahead = 1; ahead <= AHEAD_SEGMENTS; ahead += 1) {
    const number = Math.min(segment + ahead, segmentsToExpect(readiness) - 1);
    level = Math.min(level, highestLevelAt(levels, readiness, { segment: number, limit: level }));
  }
  return level;
}

/** The smallest level that fills the shown video; the highest where none does, or nothing is known. */
function levelForSize(levels: readonly QualityLevel[], shown: Pixels | null): number {
  if (!shown) return levels.length - 1;
  const enough = levels.findIndex(({ width, height }) => width >= shown.width || height >= shown.height);
  return enough < 0 ? levels.length - 1 : enough;
}

/** The segment that holds a time, clamped to the video. */
export function segmentAt(readiness: Readiness, seconds: number): number {
  const number = Math.floor((seconds + 0.001) / readiness.segmentSeconds);
  return Math.max(0, Math.min(number, segmentsToExpect(readiness) - 1));
}

/** Whether audio or video of a segment is still missing: a user who requests it has to wait. */
export function mustBePrepared(
  readiness: Readiness,
  segment: number,
  audioRendition: string | null,
): boolean {
  const videoRenditions = readiness.renditions.filter(({ renditionName }) => renditionName.startsWith("v"));
  const hasVideo = videoRenditions.some((rendition) => hasSegment(rendition, segment));
  const audio = audioRendition === null ? undefined : renditionOf(readiness, audioRendition);
  return !hasVideo || (audio !== undefined && !hasSegment(audio, segment));
}

function renditionOf(readiness: Readiness, name: string | undefined): RenditionReadiness | undefined {
  return readiness.renditions.find(({ renditionName }) => renditionName === name);
}

function hasSegment(rendition: RenditionReadiness, segment: number): boolean {
  return rendition.isComplete || holdsSegment(rendition.ranges, segment);
}

function hasHere(rendition: RenditionReadiness, segment: number, segmentCount: number): boolean {
  const next = segment + 1;
  return hasSegment(rendition, segment) && (next >= segmentCount || hasSegment(rendition, next));
}
