import { lazy, Suspense, useEffect, useState } from "react";
import { type PlayerProps } from "./player-types.ts";
import { canUseHlsJs } from "./stream/can-use-hls.ts";

const Player = lazy(loadPlayer);

/** Loads hls.js together with the player, which would load it only later. If that fails, the player loads it again. */
function loadPlayer() {
  if (canUseHlsJs()) void import("hls.js").catch(() => undefined);
  return import("./player.tsx");
}

/** Loads the player's script before there is something to play. If that fails, the player is loaded later. */
export function preloadPlayer(): void {
  loadPlayer().catch(() => undefined);
}

/** The player, loaded when it is first shown and only in the browser, so that other pages do not load its script. */
export function LazyPlayer(props: PlayerProps) {
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  if (!isInBrowser) return <BlackPage />;
  return (
    <Suspense fallback={<BlackPage />}>
      <Player {...props} />
    </Suspense>
  );
}

/** Inline, because the player's styles are loaded with its script. */
const BLACK_PAGE = { position: "absolute", inset: 0, background: "var(--black)" } as const;

/** The black page before the video. */
function BlackPage() {
  return <div data-state="loading" role="status" aria-label="Loading" style={BLACK_PAGE} />;
}
