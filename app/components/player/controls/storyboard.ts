import { type Readiness } from "#core/playback/types.ts";
import { holdsSegment } from "../stream/segment-ranges.ts";
import { segmentAt } from "../stream/quality-choice.ts";

/** A preview image: a tile of a sprite, for a span of time. */
export interface StoryboardTile {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly url: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its sprite ends: a sprite is stored once all of its tiles exist. */
  readonly spriteEndSeconds: number;
}

const CUE =
  /^((?:\d+:)?\d\d:\d\d\.\d{3}) --> ((?:\d+:)?\d\d:\d\d\.\d{3}).*\n(\S+?)#xywh=(\d+),(\d+),(\d+),(\d+)/gm;
/** A day of previews every ten seconds. */
const MOST_TILES = 8640;

/** Reads a storyboard (WebVTT with `sprite.webp#xywh=…`); addresses are resolved against `baseUrl`. */
export function parseStoryboard(vtt: string, baseUrl: string): StoryboardTile[] {
  const tiles: Omit<StoryboardTile, "spriteEndSeconds">[] = [];
  for (const cue of vtt.replaceAll("\r\n", "\n").matchAll(CUE)) {
    if (tiles.length === MOST_TILES) break;
    const [, start = "", end = "", sprite = "", ...box] = cue;
    const [x = 0, y = 0, width = 0, height = 0] = box.map(Number);
    tiles.push({
      startSeconds: secondsOf(start),
      endSeconds: secondsOf(end),
      url: new URL(sprite, baseUrl).href,
      x,
      y,
      width,
      height,
    });
  }
  const ends = new Map(tiles.map(({ url, endSeconds }) => [url, endSeconds]));
  return tiles.map((tile) => ({ ...tile, spriteEndSeconds: ends.get(tile.url) ?? tile.endSeconds }));
}

/** The tile for a time; null where that part has none yet. Tiles are ascending. */
export function tileAt(tiles: readonly StoryboardTile[], seconds: number): StoryboardTile | null {
  const tile = tiles.findLast(({ startSeconds }) => startSeconds <= seconds);
  return tile && seconds < tile.endSeconds + 0.5 ? tile : null;
}

/** Whether a tile's sprite exists: it comes with the ladder's chunk, so once the best rendition reaches its end. */
export function isTileStored(tile: StoryboardTile, readiness: Readiness | null): boolean {
  if (!readiness || readiness.state === "ready") return true;
  const best = readiness.renditions.findLast(({ height }) => height !== null);
  const last = segmentAt(readiness, tile.spriteEndSeconds - 0.1);
  return best !== undefined && (best.isComplete || holdsSegment(best.ranges, last));
}

function secondsOf(time: string): number {
  return time.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
