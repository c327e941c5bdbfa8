import { type Readiness, type RungReadiness } from "#core/playback/types.ts";
import { holdsSegment, segmentsToExpect } from "./segment-ranges.ts";

/** A level of the playlist as steering sees it, lowest first (hls.js keeps them in that order). */
export interface SteeredLevel {
  readonly rung: string;
  readonly width: number;
  readonly height: number;
}

/** A size in device pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** The highest level worth loading at all: what was pinned, else no larger than the picture is shown. */
export function highestLevel(
  levels: readonly SteeredLevel[],
  shown: Pixels | null,
  pinnedLevel: number | null,
): number {
  return pinnedLevel ?? levelForSize(levels, shown);
}

/**
 * The highest level up to `limit` that may be loaded at a segment: one that has it and the one after it. 0, the entry
 * rung, where no level has them: the entry rung is the only one that is made on a wish (PLAYBACK.md, "Moving up
 * without a reload").
 */
export function highestLevelAt(
  levels: readonly SteeredLevel[],
  readiness: Readiness,
  { segment, limit }: { readonly segment: number; readonly limit: number },
): number {
  for (let level = limit; level > 0; level -= 1) {
    const rung = rungOf(readiness, levels[level]?.rung);
    if (rung && hasHere(rung, segment, segmentsToExpect(readiness))) return level;
  }
  return 0;
}

/** Further than the buffer reaches while a video is encoded (16 s), in segments. */
const AHEAD_SEGMENTS = 5;

/** The highest level up to `limit` that exists without a gap from right after a segment on, past the buffer's end. */
export function highestLevelAfter(
  levels: readonly SteeredLevel[],
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

/** The smallest level that fills the shown picture; the highest where none does, or nothing is known. */
function levelForSize(levels: readonly SteeredLevel[], shown: Pixels | null): number {
  if (!shown) return levels.length - 1;
  const enough = levels.findIndex(({ width, height }) => width >= shown.width || height >= shown.height);
  return enough < 0 ? levels.length - 1 : enough;
}

/** The segment that holds a time, clamped to the video. */
export function segmentAt(readiness: Readiness, seconds: number): number {
  const number = Math.floor((seconds + 0.001) / readiness.segmentSeconds);
  return Math.max(0, Math.min(number, segmentsToExpect(readiness) - 1));
}

/** Whether sound or picture of a segment is still missing: someone who wants it has to wait. */
export function mustBePrepared(readiness: Readiness, segment: number, soundRung: string | null): boolean {
  const pictures = readiness.rungs.filter(({ rung }) => rung.startsWith("v"));
  const hasPicture = pictures.some((rung) => hasSegment(rung, segment));
  const sound = soundRung === null ? undefined : rungOf(readiness, soundRung);
  return !hasPicture || (sound !== undefined && !hasSegment(sound, segment));
}

function rungOf(readiness: Readiness, name: string | undefined): RungReadiness | undefined {
  return readiness.rungs.find(({ rung }) => rung === name);
}

function hasSegment(rung: RungReadiness, segment: number): boolean {
  return rung.isWhole || holdsSegment(rung.ranges, segment);
}

function hasHere(rung: RungReadiness, segment: number, segmentCount: number): boolean {
  const next = segment + 1;
  return hasSegment(rung, segment) && (next >= segmentCount || hasSegment(rung, next));
}
