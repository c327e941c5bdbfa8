import { type Readiness, type RungReadiness } from "#core/playback/types.ts";
import { holdsSegment, segmentsToExpect } from "./segment-ranges.ts";

/** A level of the playlist as steering sees it, lowest first (hls.js keeps them in that order). */
export interface SteeredLevel {
  readonly rung: string;
  readonly width: number;
  readonly height: number;
}

/** What is asked for: where, how large the picture is shown, and what the person pinned. */
export interface SteeringWish {
  readonly segment: number;
  /** Shown size in device pixels; null while unknown. */
  readonly shownPixels: { readonly width: number; readonly height: number } | null;
  /** Highest level that may be taken, null for any. */
  readonly pinnedLevel: number | null;
}

/**
 * The highest level that may be loaded at a segment: one that has it and the one after it, is not larger than the
 * picture is shown, and not above what the person pinned. 0, the entry rung, where no level has them: the entry
 * rung is the only one that is made on a wish (PLAYBACK.md, "Moving up without a reload").
 */
export function highestLevelAt(
  levels: readonly SteeredLevel[],
  readiness: Readiness,
  wish: SteeringWish,
): number {
  const limit = Math.min(levelForSize(levels, wish.shownPixels), wish.pinnedLevel ?? levels.length - 1);
  for (let level = limit; level > 0; level -= 1) {
    const rung = rungOf(readiness, levels[level]?.rung);
    if (rung && hasHere(rung, wish.segment, segmentsToExpect(readiness))) return level;
  }
  return 0;
}

/** The smallest level that fills the shown picture; the highest where none does. */
export function levelForSize(
  levels: readonly SteeredLevel[],
  shownPixels: SteeringWish["shownPixels"],
): number {
  if (!shownPixels) return levels.length - 1;
  const enough = levels.findIndex(
    ({ width, height }) => width >= shownPixels.width || height >= shownPixels.height,
  );
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
