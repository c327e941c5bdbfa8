import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useStage } from "../stage.tsx";
import { isTileStored, parseStoryboard, tileAt, type StoryboardTile } from "./storyboard.ts";

/**
 * The preview image of a time, null where there is none (yet). The index is read when `isRequested` first holds, and
 * again later where it did not come: that is no error, the time alone is shown. It names all sprites of the film from
 * the first moment, so it never grows. Sprites are asked for with a token that holds.
 */
export function useStoryboard(isRequested: boolean): (seconds: number) => StoryboardTile | null {
  const { session, engine } = useStage();
  const [tiles, setTiles] = useState<readonly StoryboardTile[] | null>(null);
  const url = session.storyboardUrl;

  useEffect(() => {
    if (!isRequested || url === null || tiles !== null) return;
    const leaving = new AbortController();
    void readTiles(() => engine.token.fetch(url, leaving.signal)).then((read) => {
      if (!leaving.signal.aborted && read) setTiles(read);
    });
    return () => leaving.abort();
  }, [isRequested, url, tiles, engine]);

  const isFresh = useFreshToken(isRequested);
  const readiness = useSyncExternalStore(engine.readiness.subscribe, engine.readiness.get);
  return useCallback(
    (seconds) => {
      const tile = isFresh ? tileAt(tiles ?? [], seconds) : null;
      if (!tile || !isTileStored(tile, readiness)) return null;
      return { ...tile, url: engine.token.urlFor(tile.url) };
    },
    [tiles, isFresh, readiness, engine],
  );
}

/** Whether the token is valid; renews it where it is needed and is not. An `<img>` does not retry by itself. */
function useFreshToken(isRequested: boolean): boolean {
  const { engine } = useStage();
  useSyncExternalStore(engine.token.subscribe, engine.token.current);
  useEffect(() => {
    if (isRequested) void engine.token.ensureFresh();
  }, [isRequested, engine]);
  return engine.token.isFresh();
}

async function readTiles(read: () => Promise<Response>): Promise<readonly StoryboardTile[] | null> {
  try {
    const answer = await read();
    return answer.ok ? parseStoryboard(await answer.text(), answer.url) : null;
  } catch {
    return null;
  }
}
