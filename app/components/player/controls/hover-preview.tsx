import { type CSSProperties } from "react";
import { useSliderState } from "@vidstack/react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { useStage } from "../stage.tsx";
import { type StoryboardTile } from "./storyboard.ts";
import { useStoryboard } from "./use-storyboard.ts";

/** The preview over the scrubber: image, time and chapter. Where no image is stored yet, the time alone. */
export function HoverPreview() {
  const { session } = useStage();
  const isPointing = useSliderState("pointing");
  const isDragging = useSliderState("dragging");
  const percent = useSliderState("pointerPercent");
  const tileOf = useStoryboard(isPointing || isDragging);
  const seconds = (percent / 100) * session.durationSeconds;
  const tile = tileOf(seconds);
  const chapter = session.chapters.findLast(({ startSeconds }) => startSeconds <= seconds + 0.01);
  return (
    <span
      className="hover-preview"
      data-on={isPointing || isDragging || undefined}
      style={{ "--at": `${percent}%` } as CSSProperties}
      aria-hidden="true"
    >
      {tile && <TileImage tile={tile} />}
      <span className="hover-words">
        <b className="num">{formatTimecode(seconds)}</b>
        {chapter && <span>{chapter.name}</span>}
      </span>
    </span>
  );
}

/** One tile cut out of its sprite; it fills the width it is given. */
export function TileImage({ tile: { url, x, y, width, height } }: { tile: StoryboardTile }) {
  return (
    <svg className="tile" viewBox={`${x} ${y} ${width} ${height}`}>
      <image href={url} />
    </svg>
  );
}
