import { useCallback, useEffect, useState } from "react";
import { useMediaPlayer, useMediaRemote } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { UntouchedKeeper } from "../state/untouched-keeper.ts";

const TOUCHES = ["pointerdown", "pointermove", "keydown", "touchstart", "wheel"] as const;
/** Headset keys and the like ask for it too; the page gets no other event of them. */
const REQUESTS = ["media-play-request", "media-pause-request", "media-seek-request"] as const;

/** Why it asks: 90 minutes went by in mid-film, or three episodes, or 90 minutes at the end of one. */
export type StillWatchingQuestion = "film" | "episode";

/**
 * Watches whether the viewer is still there, and asks: in mid-film by pausing it, between episodes before the
 * next one.
 */
export function useStillWatching() {
  const player = useMediaPlayer();
  const remote = useMediaRemote();
  const [keeper] = useState(() => new UntouchedKeeper({ storage: sessionStorage, now: () => Date.now() }));
  const [question, setQuestion] = useState<StillWatchingQuestion | null>(null);
  // Asked once: a user who returns and reloads the page has been asked.
  const ask = useCallback(
    (next: StillWatchingQuestion) => {
      keeper.touch();
      setQuestion(next);
    },
    [keeper],
  );
  useTouches(keeper);

  useEffect(() => {
    if (!player) return;
    const stops = [
      player.listen("time-update", () => {
        if (!player.state.playing || player.state.seeking) return keeper.rest();
        if (!keeper.play()) return;
        void player.pause();
        ask("film");
      }),
      player.listen("pause", () => keeper.rest()),
      // Answered by Play, wherever it was pressed.
      player.listen("play", () => setQuestion(null)),
      ...REQUESTS.map((request) => player.listen(request, () => keeper.touch())),
    ];
    return () => {
      for (const stop of stops) stop();
      keeper.rest();
    };
  }, [player, keeper, ask]);

  const answer = useAnswer(question, keeper, () => remote.play());
  return { question, answer, ...useAdvance(keeper, ask) };
}

/** Advances to the next episode; without input for long, asks first. */
function useAdvance(keeper: UntouchedKeeper, ask: (question: StillWatchingQuestion) => void) {
  const { session, onNext, player } = useStage();
  const nextId = session.next?.playableId;
  const advance = useCallback(() => {
    if (!nextId) return;
    if (!keeper.passEpisode()) return onNext(nextId, true);
    void player.current?.pause();
    ask("episode");
  }, [nextId, keeper, onNext, player, ask]);
  return { advance };
}

/** "Keep watching": the film goes on where it was paused, or the next one starts. */
function useAnswer(question: StillWatchingQuestion | null, keeper: UntouchedKeeper, play: () => void) {
  const { session, onNext } = useStage();
  return () => {
    keeper.touch();
    if (question === "film") play();
    else if (session.next) onNext(session.next.playableId, false);
  };
}

function useTouches(keeper: UntouchedKeeper): void {
  useEffect(() => {
    const onTouch = (event: Event) => {
      // Browsers tell of a resting mouse too, when what lies under it moves.
      const rests = event instanceof PointerEvent && event.type === "pointermove" && !hasMoved(event);
      if (!rests) keeper.touch();
    };
    for (const touch of TOUCHES) document.addEventListener(touch, onTouch, { capture: true, passive: true });
    return () => {
      for (const touch of TOUCHES) document.removeEventListener(touch, onTouch, { capture: true });
    };
  }, [keeper]);
}

function hasMoved({ movementX, movementY }: PointerEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}
