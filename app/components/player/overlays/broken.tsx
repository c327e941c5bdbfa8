import { useEffect, useState } from "react";
import { Link } from "@remix-run/react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { PlayerIcon } from "../controls/icons.tsx";
import { useStage } from "../stage.tsx";
import { Note } from "./notes.tsx";

/** What stopped the player. */
export interface Trouble {
  readonly message: string;
  readonly atSeconds: number;
  /** The site itself said no: trying again by itself is no use. */
  readonly isFinal: boolean;
}

interface BrokenProps {
  readonly trouble: Trouble;
  readonly onTryAgain: () => void;
}

/** The picture stopped: what happened, that the place is kept, and what to press. */
export function Broken({ trouble, onTryAgain }: BrokenProps) {
  return trouble.isFinal ? (
    <Refused trouble={trouble} onTryAgain={onTryAgain} />
  ) : (
    <Interrupted trouble={trouble} onTryAgain={onTryAgain} />
  );
}

/** Unpublished, deleted, signed out: going back is the way on. */
function Refused({ trouble, onTryAgain }: BrokenProps) {
  const { session, backHref } = useStage();
  return (
    <Note heading="This cannot go on" role="alert" takesFocus>
      <p>
        {trouble.message} Your place at {formatTimecode(trouble.atSeconds)} is kept.
      </p>
      <div className="acts" data-focus-row="">
        <Link className="button" to={backHref}>
          Back to {session.playable.title.name}
        </Link>
        <button type="button" className="button" data-tone="plain" onClick={onTryAgain}>
          Try again
        </button>
      </div>
    </Note>
  );
}

/** The connection, most often. When it comes back it tries by itself. */
function Interrupted({ trouble, onTryAgain }: BrokenProps) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    window.addEventListener("online", onTryAgain);
    return () => window.removeEventListener("online", onTryAgain);
  }, [onTryAgain]);
  return (
    <Note heading="The picture stopped coming" role="alert" takesFocus>
      <p>Your connection or the server paused. Your place at {formatTimecode(trouble.atSeconds)} is kept.</p>
      <div className="acts" data-focus-row="">
        <button type="button" className="primary-button" onClick={onTryAgain}>
          <span>
            <PlayerIcon name="again" /> Try again
          </span>
        </button>
        <button
          type="button"
          className="button"
          data-tone="plain"
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          What happened
        </button>
      </div>
      {isShown && <p className="player-note-small">{trouble.message}</p>}
    </Note>
  );
}
