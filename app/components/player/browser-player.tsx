import { useEffect, useState } from "react";
import { type PlayerProps } from "./player-types.ts";
import Player from "./player.client.tsx";

/**
 * The player, in the browser alone: the server renders an empty stage instead, since `.client` modules are empty there.
 * Its script and hls.js are imported outright, so that the page's head names them all and the browser fetches them
 * side by side. Only the watch page imports this.
 */
export function BrowserPlayer(props: PlayerProps) {
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  return isInBrowser ? <Player {...props} /> : <Dark name={props.session.playable.title.name} />;
}

/** Before the player is there: what is about to play, so that a slow connection shows more than black. */
function Dark({ name }: { name: string }) {
  return (
    <div
      className="absolute inset-0 grid content-end bg-black px-gutter pb-section"
      data-state="loading"
      role="status"
      aria-label="Loading"
    >
      <p className="display text-title-md text-soft" aria-hidden="true">
        {name}
      </p>
    </div>
  );
}
