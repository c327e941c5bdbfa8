import { playableSeconds } from "#core/media/hls/playlist-media.ts";
import { storyboardTiles } from "#core/media/storyboard/storyboard.ts";
import { type Plan } from "#core/media/types.ts";
import { writeCaptionTime } from "#core/media/webvtt/webvtt-time.ts";

/**
 * The thumbnails of a film as WebVTT (`<sprite>#xywh=x,y,w,h`), complete from the start; sprites come with
 * their chunks. `basePath` is the absolute path of the sprites' folder, because players resolve addresses
 * against the page, not against this file.
 */
export function renderStoryboard(plan: Plan, basePath: string, endsAtSegment: number | null): string {
  const end = playableSeconds(plan, endsAtSegment);
  const cues = storyboardTiles(plan)
    .filter((tile) => tile.atSeconds < end)
    .map((tile) => {
      const sprite = `${basePath}sb/${String(tile.chunkNumber).padStart(5, "0")}.webp`;
      const box = [tile.x, tile.y, tile.width, tile.height].join(",");
      return `${time(tile.atSeconds)} --> ${time(Math.min(tile.endSeconds, end))}\n${sprite}#xywh=${box}\n\n`;
    });
  return `WEBVTT\n\n${cues.join("")}`;
}

function time(seconds: number): string {
  return writeCaptionTime(Math.round(seconds * 1000));
}
