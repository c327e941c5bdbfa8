import { useEffect, useRef, useSyncExternalStore } from "react";
import { useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { mustBePrepared, segmentAt } from "../stream/quality-choice.ts";
import { playerPhase, type PlayerPhase } from "./player-phase.ts";
import { useVideoFrame } from "./use-video-frame.ts";

/** A stall stands at the very end of a segment: what is waited for is the one after it. */
const AHEAD_SECONDS = 0.3;

/** The player's phase; also writes it to the player's `data-state`. */
export function usePhase(hasError: boolean): PlayerPhase {
  const { player } = useStage();
  const isPaused = useMediaState("paused");
  const hasEnded = useMediaState("ended");
  const canGoOn = useVideoFrame();
  const isUnprepared = useIsUnprepared();
  // Between the storing of a segment and its first frame the user still waits for the same thing.
  const wasPreparing = useRef(false);
  wasPreparing.current = !canGoOn && (isUnprepared || wasPreparing.current);
  const phase = playerPhase({ hasError, hasEnded, isPaused, canGoOn, isUnprepared: wasPreparing.current });
  useEffect(() => {
    if (player.current?.el) player.current.el.dataset.state = phase;
  }, [phase, player]);
  return phase;
}

function useIsUnprepared(): boolean {
  const { engine, session } = useStage();
  const seconds = useMediaState("currentTime");
  const seekingTo = useMediaState("seeking");
  const readiness = useSyncExternalStore(engine.readiness.subscribe, engine.readiness.get);
  // vidstack tells when another audio track was chosen; hls.js knows its rendition.
  useMediaState("audioTrack");
  if (!readiness) return false;
  const wanted = seconds === 0 && !seekingTo ? engine.startSeconds : seconds;
  const audioRendition = engine.audioRendition() ?? session.audio[0]?.renditionName ?? null;
  return mustBePrepared(readiness, segmentAt(readiness, wanted + AHEAD_SECONDS), audioRendition);
}
