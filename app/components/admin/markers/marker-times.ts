import { type Marker } from "#core/markers/types.ts";

/** The four edges on the timeline; null where they are not set. */
export interface Edges {
  readonly introStart: number | null;
  readonly introEnd: number | null;
  readonly creditsStart: number | null;
  readonly creditsEnd: number | null;
}

export type EdgeName = keyof Edges;

/** A time as typed, `1:02:03`, `2:03.5` or `123`; null for an empty field, NaN for what is no time. */
export function secondsOf(typed: string): number | null {
  const trimmed = typed.trim();
  if (trimmed === "") return null;
  if (!/^(?:\d+:){0,2}\d+(?:[.,]\d+)?$/.test(trimmed)) return Number.NaN;
  return trimmed.split(":").reduce((total, part) => total * 60 + Number(part.replace(",", ".")), 0);
}

/** A marker of two edges: null for none, undefined while only one is set. */
export function markerOf(start: number | null, end: number | null): Marker | null | undefined {
  if (start === null && end === null) return null;
  if (start === null || end === null || Number.isNaN(start + end)) return undefined;
  return { startSeconds: start, endSeconds: end };
}

/** Within this share of the video's length an edge lands on a chapter's start. */
const SNAP_SHARE = 0.008;

/** A dragged time: on a chapter's start where one is near, on a tenth of a second elsewhere, within the video. */
export function snapped(seconds: number, chapters: readonly number[], durationSeconds: number): number {
  const within = Math.min(Math.max(0, seconds), durationSeconds);
  const reach = durationSeconds * SNAP_SHARE;
  const near = chapters
    .filter((start) => Math.abs(start - within) <= reach)
    .sort((a, b) => Math.abs(a - within) - Math.abs(b - within))[0];
  return near ?? Math.round(within * 10) / 10;
}

/** The seconds that a key moves an edge by; null for any other key. */
export function stepOf(key: string, isLarge: boolean): number | null {
  const step = isLarge ? 10 : 1;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return -step;
    case "ArrowRight":
    case "ArrowUp":
      return step;
    case "PageDown":
      return -30;
    case "PageUp":
      return 30;
    default:
      return null;
  }
}
