import { type Readiness } from "#core/playback/types.ts";

/** A rendition as the quality menu names it. */
export interface QualityWords {
  readonly renditionName: string;
  readonly label: string;
  readonly note: string;
}

interface Level {
  readonly renditionName: string;
  readonly width: number;
  readonly height: number;
  readonly bitrate: number;
}

/** The renditions, best first, each with its rate and the encoded share. `bitrate` in bit/s. */
export function qualityWords(levels: readonly Level[], readiness: Readiness | null): QualityWords[] {
  return levels
    .map((level) => ({
      renditionName: level.renditionName,
      label: heightLabel(level),
      note: note(level, readiness),
    }))
    .reverse();
}

/** Renditions are named by their short side, so that a portrait film of 1080×1920 is 1080p too. */
export function heightLabel({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${Math.min(width, height)}p`;
}

function note(level: Level, readiness: Readiness | null): string {
  const rate = `about ${rateWords(level.bitrate)}`;
  const entry = readiness?.renditions.find(({ renditionName }) => renditionName === level.renditionName);
  if (!readiness || !entry || entry.isComplete) return rate;
  const count = entry.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const percent = Math.floor((count / Math.max(1, readiness.segmentCount)) * 100);
  return `${rate}, ${percent} % encoded`;
}

function rateWords(bitrate: number): string {
  const megabits = bitrate / 1_000_000;
  return `${megabits >= 3 ? Math.round(megabits) : Number(megabits.toFixed(1))} Mbit/s`;
}
