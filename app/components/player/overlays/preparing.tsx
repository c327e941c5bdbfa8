import { useEffect, useState, useSyncExternalStore } from "react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { PlayerIcon } from "../controls/icons.tsx";
import { useStage } from "../stage.tsx";
import { useActions } from "../state/use-actions.ts";
import { preparedBlocks } from "./prepared-blocks.ts";
import { Note } from "./notes.tsx";

interface PreparingProps {
  /** The position before the seek; null where there is none to return to. */
  readonly cameFromSeconds: number | null;
  readonly wantedSeconds: number;
}

/** The user seeked ahead of the encoder: the last frame stays, dimmed, with the time left. */
export function Preparing({ cameFromSeconds, wantedSeconds }: PreparingProps) {
  const { engine } = useStage();
  const { seekTo } = useActions();
  const readiness = useSyncExternalStore(engine.readiness.subscribe, engine.readiness.get);
  const left = useSecondsLeft(engine.holds.expectedSeconds());
  return (
    <Note heading="Preparing this part…" role="status">
      <p>{waitWords(left)}</p>
      {readiness && (
        <div className="segmented-bar" aria-hidden="true">
          {preparedBlocks(readiness, wantedSeconds).map((part, index) => (
            <span key={index} data-block={part} />
          ))}
        </div>
      )}
      {cameFromSeconds !== null && (
        <div className="acts" data-focus-row="">
          <button type="button" className="button" onClick={() => seekTo(cameFromSeconds)}>
            <PlayerIcon name="undo" /> Back to {formatTimecode(cameFromSeconds)}
          </button>
        </div>
      )}
    </Note>
  );
}

/** Counts down from the expected wait in seconds; negative once it takes longer. */
function useSecondsLeft(expectedSeconds: number): number {
  const [expected] = useState(expectedSeconds);
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPassed((seconds) => seconds + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return expected - passed;
}

function waitWords(left: number): string {
  if (left > 1) return `About ${left} s.`;
  if (left > -8) return "Almost ready.";
  return "This takes longer than usual because other videos are processing too. Playback continues by itself.";
}
