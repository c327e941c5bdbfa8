import { useRef } from "react";
import { PlayerSession } from "./player-session.tsx";
import { type PlayerProps } from "./player-types.ts";
import "@vidstack/react/player/styles/base.css";
import "./player.css";
import "./controls/edges.css";
import "./controls/scrubber.css";
import "./panels/panels.css";
import "./captions/subtitles.css";
import "./overlays/overlays.css";
import "./narrow-layout.css";

/**
 * The player: vidstack's parts in the look of the site, over hls.js. It exists in the browser alone: show it
 * through `browser-player.tsx`. It fills its parent; another session may be given to it at any time.
 */
export default function Player(props: PlayerProps) {
  const room = useRef<HTMLDivElement>(null);
  const { playable, videoId } = props.session;
  return (
    <div ref={room} className="player-page" data-theme="dark">
      <PlayerSession key={`${playable.playableId} ${videoId}`} room={room} {...props} />
    </div>
  );
}
