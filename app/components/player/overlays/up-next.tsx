import { useEffect, useState } from "react";
import { useMediaState } from "@vidstack/react";
import { type PlayableCard } from "#core/catalog/types.ts";
import { formatDuration } from "#app/components/format/duration.ts";
import { PlayerIcon } from "../controls/icons.tsx";
import { counted, episodeLabel } from "#app/components/format/words.ts";

const COUNTDOWN_SECONDS = 10;

interface UpNextProps {
  readonly next: PlayableCard;
  /** Whether the countdown runs. */
  readonly countsDown: boolean;
  readonly onPlay: (byItself: boolean) => void;
  readonly onStay: () => void;
}

/** The card of the next episode over the credits: counts down 10 s, then plays it. Any key cancels the countdown. */
export function UpNext({ next, countsDown, onPlay, onStay }: UpNextProps) {
  const left = useCountdown(countsDown, () => onPlay(true));
  return (
    <aside className="up-next" aria-label="Up next" data-focus-row="">
      <NextStill next={next} />
      <div>
        <p className="up-next-when">{countsDown ? `Next in ${counted(left, "second")}` : "Up next"}</p>
        <h2 className="display">{next.name}</h2>
        {countsDown && <Countdown left={left} />}
        <div className="acts">
          <button type="button" className="primary-button" onClick={() => onPlay(false)}>
            <span>
              <PlayerIcon name="play" /> Play now
            </span>
            <span>
              <strong>{episodeLabel(next)}</strong>
              {next.durationSeconds !== null && ` ${formatDuration(next.durationSeconds)}`}
            </span>
          </button>
          <button type="button" className="button" data-tone="plain" onClick={onStay}>
            {countsDown ? "Watch credits" : "Not now"}
          </button>
        </div>
      </div>
    </aside>
  );
}

function Countdown({ left }: { left: number }) {
  return (
    <div
      className="segmented-bar"
      data-slim=""
      role="progressbar"
      aria-label="Seconds until the next episode"
      aria-valuemin={0}
      aria-valuemax={COUNTDOWN_SECONDS}
      aria-valuenow={left}
    >
      {Array.from({ length: COUNTDOWN_SECONDS }, (_, index) => (
        <span key={index} data-block={index < left ? "ready" : "to_come"} />
      ))}
    </div>
  );
}

function NextStill({ next }: { next: PlayableCard }) {
  const { still } = next;
  const width = still?.widths.find((candidate) => candidate >= 480) ?? still?.widths.at(-1);
  if (!still || width === undefined) return null;
  return <img src={`/images/${still.id}/${width}.webp`} alt="" width={still.width} height={still.height} />;
}

/** Seconds left. It counts only while the film plays. */
function useCountdown(isOn: boolean, onZero: () => void): number {
  const [left, setLeft] = useState(COUNTDOWN_SECONDS);
  const isPlaying = useMediaState("playing");
  useEffect(() => {
    if (!isOn || !isPlaying || left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [isOn, isPlaying, left]);
  useEffect(() => {
    if (isOn && left <= 0) onZero();
    // A new callback must not run this effect a second time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOn, left]);
  return left;
}
