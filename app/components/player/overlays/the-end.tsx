import { Link } from "@remix-run/react";
import { PlayerIcon } from "../controls/icons.tsx";
import { useStage } from "../stage.tsx";
import { useActions } from "../state/use-actions.ts";
import { Note } from "./notes.tsx";

/** The end card: the film is over and no episode follows by itself. */
export function TheEnd() {
  const { session, backHref, onNext } = useStage();
  const { seekTo, play } = useActions();
  const { next } = session;
  const again = () => {
    seekTo(0);
    void play();
  };
  return (
    <Note heading="The end" role="dialog" takesFocus>
      <div className="acts" data-focus-row="">
        {next && (
          <button type="button" className="primary-button" onClick={() => onNext(next.playableId, false)}>
            <span>
              <PlayerIcon name="play" /> Play {next.name}
            </span>
          </button>
        )}
        <Link className="button" to={backHref}>
          Back to {session.playable.title.name}
        </Link>
        <button type="button" className="button" data-tone="plain" onClick={again}>
          Watch again
        </button>
      </div>
    </Note>
  );
}
