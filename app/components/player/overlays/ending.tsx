import { useEffect, useState } from "react";
import { useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { nextCardFrom } from "./next-card.ts";
import { TheEnd } from "./the-end.tsx";
import { UpNext } from "./up-next.tsx";

interface EndingProps {
  readonly hasEnded: boolean;
  /** The next episode is due without a press. */
  readonly onAdvance: () => void;
}

/** Towards the end: the next episode's card, then the next episode, or the end card. */
export function Ending({ hasEnded, onAdvance }: EndingProps) {
  const { session, preferences, panel, onNext } = useStage();
  const creditsAt = session.markers.credits?.startSeconds ?? null;
  const isNear = useMediaState("currentTime") >= nextCardFrom(session.durationSeconds, creditsAt);
  const [wantsCredits, setWantsCredits] = useState(false);
  const { next } = session;
  const countsDown = preferences.nextByItself && !wantsCredits;

  useEffect(() => {
    if (hasEnded && next && countsDown) onAdvance();
  }, [hasEnded, next, countsDown, onAdvance]);
  useAnyKey(isNear && countsDown, () => setWantsCredits(true));
  useEffect(() => {
    if (!isNear) setWantsCredits(false);
  }, [isNear]);

  if (hasEnded) return <TheEnd />;
  if (!next || !isNear || wantsCredits || panel) return null;
  const play = (byItself: boolean) => (byItself ? onAdvance() : onNext(next.playableId, false));
  return <UpNext next={next} countsDown={countsDown} onPlay={play} onStay={() => setWantsCredits(true)} />;
}

/** Keys that operate the card itself do not cancel the countdown. */
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
