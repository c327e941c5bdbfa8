import { useEffect, useState, useSyncExternalStore } from "react";
import { useStage } from "../stage.tsx";
import { parseStoryboard, type StoryboardTile } from "./storyboard.ts";

/** While the video is encoded the storyboard grows: it is read again at most this often. */
const READ_AGAIN_MS = 15_000;

/**
 * The preview tiles. Read when `isWanted` first holds, and again later for as long as the video grows. A storyboard
 * that does not come is no error: the time alone is shown.
 */
export function useStoryboard(isWanted: boolean): readonly StoryboardTile[] {
  const { session, engine } = useStage();
  const [read, setRead] = useState<{ tiles: readonly StoryboardTile[]; at: number; isWhole: boolean }>({
    tiles: [],
    at: 0,
    isWhole: false,
  });
  const readiness = useSyncExternalStore(engine.readiness.subscribe, engine.readiness.get);
  const isWhole = readiness === null || readiness.state === "ready";
  const url = session.storyboardUrl;

  useEffect(() => {
    if (!isWanted || url === null || read.isWhole || Date.now() - read.at < READ_AGAIN_MS) return;
    const leaving = new AbortController();
    void fetchTiles(engine.token.urlFor(url), leaving.signal).then((tiles) => {
      if (!leaving.signal.aborted)
        setRead({ tiles: tiles ?? read.tiles, at: Date.now(), isWhole: isWhole && tiles !== null });
    });
    return () => leaving.abort();
  }, [isWanted, url, read, isWhole, engine]);
  return read.tiles;
}

async function fetchTiles(url: string, signal: AbortSignal): Promise<readonly StoryboardTile[] | null> {
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok) return null;
    return parseStoryboard(await answer.text(), new URL(url, window.location.href).href);
  } catch {
    return null;
  }
}
