import { Link } from "@remix-run/react";
import { episodeLabel } from "#app/components/format/words.ts";
import { useStage } from "../stage.tsx";
import { PlayerIcon } from "./icons.tsx";
import { PanelButton } from "./panel-button.tsx";

/** The upper edge: the link back, the title, and the keyboard shortcuts. */
export function TopBar() {
  const { session, backHref } = useStage();
  const { title, name, episodeNumber } = session.playable;
  return (
    <div className="player-top" data-focus-row="" onMouseDown={(event) => event.preventDefault()}>
      <Link className="player-key" to={backHref} aria-label={`Back to ${title.name}`}>
        <PlayerIcon name="back" />
      </Link>
      <div className="player-title">
        <p className="display" lang={title.languageTag ?? undefined}>
          {title.name}
        </p>
        {episodeNumber !== null && (
          <p className="player-episode">
            <span className="badge">{episodeLabel(session.playable)}</span>
            {name}
          </p>
        )}
      </div>
      <PanelButton panel="help" label="Keyboard shortcuts" icon="help" />
    </div>
  );
}
