import { useEffect, useState } from "react";
import { parseStoryboard, tileAt, type StoryboardTile } from "#app/components/player/controls/storyboard.ts";

/** The storyboard's image at a time; null while there is none. */
export function useFrames(storyboardUrl: string | null): (seconds: number) => StoryboardTile | null {
  const [tiles, setTiles] = useState<readonly StoryboardTile[]>([]);
  useEffect(() => {
    if (storyboardUrl === null) return;
    const leaving = new AbortController();
    fetch(storyboardUrl, { signal: leaving.signal })
      .then(async (answer) => {
        if (answer.ok) setTiles(parseStoryboard(await answer.text(), answer.url));
      })
      // Without images the times alone are shown.
      .catch(() => undefined);
    return () => leaving.abort();
  }, [storyboardUrl]);
  return (seconds) => tileAt(tiles, seconds) ?? tiles.at(-1) ?? null;
}
