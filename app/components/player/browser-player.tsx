import { useEffect, useState } from "react";
import { type PlayerProps } from "./player-types.ts";
import Player from "./player.client.tsx";

/**
 * The player, in the browser alone: the server renders the dark in its place, since `.client` modules are empty there.
 * Its script and hls.js are imported outright, so that the page's head names them all and the browser fetches them
 * side by side. Only the watch page imports this.
 */
export function BrowserPlayer(props: PlayerProps) {
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  return isInBrowser ? <Player {...props} /> : <Dark />;
}

const DARK = { position: "absolute", inset: 0, background: "var(--black)" } as const;

/** What stands there before the first frame. */
function Dark() {
  return <div data-state="loading" role="status" aria-label="Loading" style={DARK} />;
}
