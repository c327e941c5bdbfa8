import { Link } from "@remix-run/react";
import { useMediaState } from "@vidstack/react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { PlayerIcon } from "../controls/icons.tsx";
import { useStage } from "../stage.tsx";
import { episodeLabel } from "#app/components/format/words.ts";
import { Note } from "./notes.tsx";
import { type StillWatchingQuestion } from "./use-still-watching.ts";

interface StillWatchingProps {
  readonly question: StillWatchingQuestion;
  readonly onGoOn: () => void;
}

/** Asks after a long time without input whether the user still watches. The position is saved. */
export function StillWatching({ question, onGoOn }: StillWatchingProps) {
  const { session, backHref } = useStage();
  const seconds = useMediaState("currentTime");
  const goesOnWith = question === "film" ? session.playable : session.next;
  const episode = goesOnWith && episodeLabel(goesOnWith);
  return (
    <Note heading="Are you still watching?" role="dialog" takesFocus>
      <p>
        {question === "film"
          ? `Paused at ${formatTimecode(seconds)}. Your position is saved.`
          : "Paused before the next episode."}
      </p>
      <div className="acts" data-focus-row="">
        <button type="button" className="primary-button" onClick={onGoOn}>
          <span>
            <PlayerIcon name="play" /> Keep watching
          </span>
          {episode && (
            <span>
              <strong>{episode}</strong>
            </span>
          )}
        </button>
        <Link className="button" to={backHref}>
          Stop watching
        </Link>
      </div>
    </Note>
  );
}
