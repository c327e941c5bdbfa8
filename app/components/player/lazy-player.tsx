import { lazy, Suspense, useEffect, useState } from "react";
import { type PlayerProps } from "./player-types.ts";
import { canUseHlsJs } from "./stream/can-use-hls.ts";

const Player = lazy(loadPlayer);

/** hls.js is fetched beside the player, which would ask for it only once it stands. Where that fails it asks again. */
function loadPlayer() {
  if (canUseHlsJs()) void import("hls.js").catch(() => undefined);
  return import("./player.tsx");
}

/** Fetches the player's script before there is something to play. Where that fails the player fetches it itself. */
export function preloadPlayer(): void {
  loadPlayer().catch(() => undefined);
}

/** The player, loaded when it is first shown, and only in the browser: other pages carry none of its script. */
export function LazyPlayer(props: PlayerProps) {
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  if (!isInBrowser) return <Curtain />;
  return (
    <Suspense fallback={<Curtain />}>
      <Player {...props} />
    </Suspense>
  );
}

/** Inline, since the player's styles come with its script. */
const CURTAIN = { position: "absolute", inset: 0, background: "var(--black)" } as const;

/** The dark before the picture. */
function Curtain() {
  return <div data-state="loading" role="status" aria-label="Loading" style={CURTAIN} />;
}
