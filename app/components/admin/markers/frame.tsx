import { type CSSProperties } from "react";
import { type StoryboardTile } from "#app/components/player/controls/storyboard.ts";

/** A storyboard's tile, scaled to the width of its box. */
export function Frame({ tile }: { readonly tile: StoryboardTile | null }) {
  if (!tile) return <span className="marker-frame" />;
  const style = {
    aspectRatio: `${tile.width} / ${tile.height}`,
    "--x": tile.x / tile.width,
  } as CSSProperties;
  return (
    <span className="marker-frame" style={style}>
      <img src={tile.url} alt="" />
    </span>
  );
}
