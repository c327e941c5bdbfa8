import { useEffect, useState } from "react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { PlayerIcon } from "../controls/icons.tsx";
import { Note } from "./notes.tsx";

/** What stopped the player. */
export interface Trouble {
  readonly message: string;
  readonly atSeconds: number;
}

interface BrokenProps {
  readonly trouble: Trouble;
  readonly onTryAgain: () => void;
}

/** The picture stopped. The place is kept; when the connection comes back it tries by itself. */
export function Broken({ trouble, onTryAgain }: BrokenProps) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    window.addEventListener("online", onTryAgain);
    return () => window.removeEventListener("online", onTryAgain);
  }, [onTryAgain]);
  return (
    <Note heading="The picture stopped coming" role="alert" takesFocus>
      <p>Your connection or the server paused. Your place at {formatTimecode(trouble.atSeconds)} is kept.</p>
      <div className="acts" data-focus-row="">
        <button type="button" className="ticket" onClick={onTryAgain}>
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
