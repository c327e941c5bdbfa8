import { useCallback, useEffect, useState, type ReactNode } from "react";
import { useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { type PlayerPhase } from "../state/player-phase.ts";
import { useUntouched } from "../state/use-untouched.ts";
import { StillWatching, TheEnd } from "./after.tsx";
import { Broken, type Trouble } from "./broken.tsx";
import { nextCardFrom } from "./next-card.ts";
import { Preparing } from "./preparing.tsx";
import { UpNext } from "./up-next.tsx";
import { useCameFrom } from "./use-came-from.ts";

/** Shorter waits are not worth a word. */
const PATIENCE_MS = 500;

interface OverlaysProps {
  readonly phase: PlayerPhase;
  readonly trouble: Trouble | null;
  readonly onTryAgain: () => void;
}

/** What lies over the picture: a wait, an error, an offer, the end. One at a time. */
export function Overlays({ phase, trouble, onTryAgain }: OverlaysProps) {
  const cameFrom = useCameFrom(phase);
  const seconds = useMediaState("currentTime");
  if (trouble) return <Broken trouble={trouble} onTryAgain={onTryAgain} />;
  switch (phase) {
    case "preparing":
      return (
        <After milliseconds={PATIENCE_MS}>
          <Preparing cameFromSeconds={cameFrom} wantedSeconds={seconds} />
        </After>
      );
    case "loading":
      return (
        <After milliseconds={PATIENCE_MS}>
          <Lamp />
        </After>
      );
    case "playing":
    case "paused":
    case "ended":
      return <Ending hasEnded={phase === "ended"} />;
    case "error":
      return null;
  }
}

/** Towards the end: the next one's card, the question whether anybody is there, or The end. */
function Ending({ hasEnded }: { hasEnded: boolean }) {
  const { session, preferences, panel, onNext } = useStage();
  const isNear = useMediaState("currentTime") >= nextCardFrom(session.durationSeconds);
  const [wantsCredits, setWantsCredits] = useState(false);
  const { isAsking, advance, goOn } = useAdvance();
  const { next } = session;
  const countsDown = preferences.nextByItself && !wantsCredits;

  useEffect(() => {
    if (hasEnded && next && countsDown && !isAsking) advance();
  }, [hasEnded, next, countsDown, isAsking, advance]);
  useAnyKey(isNear && countsDown, () => setWantsCredits(true));
  useEffect(() => {
    if (!isNear) setWantsCredits(false);
  }, [isNear]);

  if (isAsking) return <StillWatching onGoOn={goOn} />;
  if (hasEnded) return <TheEnd />;
  if (!next || !isNear || wantsCredits || panel) return null;
  const play = (byItself: boolean) => (byItself ? advance() : onNext(next.playableId, false));
  return <UpNext next={next} countsDown={countsDown} onPlay={play} onStay={() => setWantsCredits(true)} />;
}

function useAdvance() {
  const { session, onNext, player } = useStage();
  const [isAsking, setAsking] = useState(false);
  const untouched = useUntouched();
  const nextId = session.next?.playableId;
  const advance = useCallback(() => {
    if (!nextId) return;
    if (!untouched.shouldAsk()) return onNext(nextId, true);
    void player.current?.pause();
    setAsking(true);
  }, [nextId, untouched, onNext, player]);
  const goOn = useCallback(() => {
    untouched.touch();
    if (nextId) onNext(nextId, false);
  }, [nextId, untouched, onNext]);
  return { isAsking, advance, goOn };
}

/** Keys that choose on the card itself are no wish for the credits. */
const CHOOSING_KEYS = new Set(["Enter", " ", "Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

function useAnyKey(isOn: boolean, onKey: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!CHOOSING_KEYS.has(event.key)) onKey();
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the callback only sets state
  }, [isOn]);
}

function Lamp() {
  return (
    <div className="player-lamp" role="status" aria-label="Loading">
      <span />
    </div>
  );
}

/** Shows its children once the wait has lasted. */
export function After({ milliseconds, children }: { milliseconds: number; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isOver ? children : null;
}
