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

/** Nobody touched anything for long: the place is kept, and one press goes on. */
export function StillWatching({ question, onGoOn }: StillWatchingProps) {
  const { session, backHref } = useStage();
  const seconds = useMediaState("currentTime");
  const goesOnWith = question === "film" ? session.playable : session.next;
  const episode = goesOnWith && episodeLabel(goesOnWith);
  return (
    <Note heading="Still with us?" role="dialog" takesFocus>
      <p>
        {question === "film"
          ? `Nobody touched anything for a good while. We paused at ${formatTimecode(seconds)}, so you do not lose your place.`
          : "A few episodes went by untouched. We paused before the next one, so you do not lose your place."}
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
          That is enough for today
        </Link>
      </div>
    </Note>
  );
}
