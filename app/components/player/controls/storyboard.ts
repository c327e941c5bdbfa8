/** A preview picture: a tile of a sprite, for a span of time. */
export interface StoryboardTile {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly url: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CUE =
  /^((?:\d+:)?\d\d:\d\d\.\d{3}) --> ((?:\d+:)?\d\d:\d\d\.\d{3}).*\n(\S+?)#xywh=(\d+),(\d+),(\d+),(\d+)/gm;
/** A day of previews every ten seconds. */
const MOST_TILES = 8640;

/** Reads a storyboard (WebVTT with `sprite.webp#xywh=…`); addresses are resolved against `baseUrl`. */
export function parseStoryboard(vtt: string, baseUrl: string): StoryboardTile[] {
  const tiles: StoryboardTile[] = [];
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
  return tiles;
}

/** The tile for a time; null where that part has none yet. Tiles are ascending. */
export function tileAt(tiles: readonly StoryboardTile[], seconds: number): StoryboardTile | null {
  const tile = tiles.findLast(({ startSeconds }) => startSeconds <= seconds);
  return tile && seconds < tile.endSeconds + 0.5 ? tile : null;
}

function secondsOf(time: string): number {
  return time.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
