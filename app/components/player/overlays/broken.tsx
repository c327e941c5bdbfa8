import { useEffect, useState } from "react";
import { Link } from "@remix-run/react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { PlayerIcon } from "../controls/icons.tsx";
import { useStage } from "../stage.tsx";
import { Note } from "./notes.tsx";

/** While the server is away: how long until it is asked again. */
const LOOK_AGAIN_MS = 3000;

/** The error that stopped playback. */
export interface Trouble {
  readonly message: string;
  readonly atSeconds: number;
  /** The server refused, so an automatic retry does not help. */
  readonly isFinal: boolean;
}

interface BrokenProps {
  readonly trouble: Trouble;
  readonly onTryAgain: () => void;
}

/** Playback stopped: the reason, the saved position, and the buttons that help. */
export function Broken({ trouble, onTryAgain }: BrokenProps) {
  return trouble.isFinal ? (
    <Refused trouble={trouble} onTryAgain={onTryAgain} />
  ) : (
    <Interrupted trouble={trouble} onTryAgain={onTryAgain} />
  );
}

/** The server refused (unpublished, deleted, signed out): offers the way back. */
function Refused({ trouble, onTryAgain }: BrokenProps) {
  const { session, backHref } = useStage();
  return (
    <Note heading="Can't continue playback" role="alert" takesFocus>
      <p>
        {trouble.message} Your position ({formatTimecode(trouble.atSeconds)}) is saved.
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

/** An interruption, mostly of the connection. Retries by itself when the server answers again. */
function Interrupted({ trouble, onTryAgain }: BrokenProps) {
  const [isShown, setShown] = useState(false);
  useRetryWhenBack(onTryAgain);
  return (
    <Note heading="Playback stopped" role="alert" takesFocus>
      <p>
        Your connection or the server is down. Your position ({formatTimecode(trouble.atSeconds)}) is saved.
      </p>
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
          Details
        </button>
      </div>
      {isShown && <p className="player-note-small">{trouble.message}</p>}
    </Note>
  );
}

/**
 * Tries again once the server answers, where it did not when playback stopped: a network that comes back sends an event,
 * a server that starts again does not. Where the server answered all along, another try is the viewer's to make.
 */
function useRetryWhenBack(onTryAgain: () => void): void {
  const { token } = useStage().engine;
  useEffect(() => {
    let wasAway = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async () => {
      const renewal = await token.renew();
      if (isOver) return;
      if (renewal !== "away" && wasAway) return onTryAgain();
      wasAway = renewal === "away";
      if (wasAway) timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
    };
    void look();
    window.addEventListener("online", onTryAgain);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener("online", onTryAgain);
    };
  }, [token, onTryAgain]);
}
