import { useCallback, useEffect, useMemo, useState } from "react";
import {
  Gesture,
  isHLSProvider,
  MediaPlayer,
  MediaProvider,
  type MediaErrorDetail,
  type MediaPlayerInstance,
  type MediaProviderAdapter,
} from "@vidstack/react";
import { isTvView } from "#app/components/remote/use-view-mode.ts";
import { Subtitles } from "./captions/subtitles.tsx";
import { SubtitleTracks } from "./captions/subtitle-tracks.tsx";
import { CenterPlayKey } from "./controls/center-play-key.tsx";
import { ControlBar } from "./controls/control-bar.tsx";
import { TopBar } from "./controls/top-bar.tsx";
import { useKeyboard } from "./keyboard/use-keyboard.ts";
import { type Trouble } from "./overlays/broken.tsx";
import { Overlays } from "./overlays/overlays.tsx";
import { VolumeNote } from "./overlays/volume-note.tsx";
import { SkipIntro } from "./overlays/skip-intro.tsx";
import { StartOver } from "./overlays/start-over.tsx";
import { Panels } from "./panels/panels.tsx";
import { useSavedPosition } from "./position/use-saved-position.ts";
import { useStage } from "./stage.tsx";
import { PlayerMemory } from "./state/player-memory.ts";
import { useFullscreen } from "./state/use-fullscreen.ts";
import { useLeaveFocus } from "./state/use-leave-focus.ts";
import { usePhase } from "./state/use-phase.ts";
import { canUseHlsJs } from "./stream/can-use-hls.ts";
import { type PlayerEngine } from "./stream/player-engine.ts";

const HLS_TYPE = "application/vnd.apple.mpegurl";
const CONTROLS_LEAVE_MS = 2000;
/** A remote control needs a press for each step. */
const TV_CONTROLS_LEAVE_MS = 6000;

interface PlayerViewProps {
  readonly trouble: Trouble | null;
  readonly onTrouble: (message: string) => void;
  readonly onTryAgain: () => void;
}

/** One loading: the media element with everything over it. */
export function PlayerView({ trouble, onTrouble, onTryAgain }: PlayerViewProps) {
  const { session, engine, player } = useStage();
  const [memory] = useState(() => new PlayerMemory(session.playable.title.id));
  const src = useSource();
  const prepare = useCallback(
    (provider: MediaProviderAdapter | null) =>
      engine.prepare(provider, () => shownPixels(player.current?.el)),
    [engine, player],
  );
  // hls.js starts as it is told to; a native player has to be told now.
  const onCanPlay = useCallback(() => {
    const current = player.current;
    if (current && !isHLSProvider(current.provider)) startNatively(current, engine);
  }, [engine, player]);
  return (
    <MediaPlayer
      ref={player}
      className="player"
      title={session.playable.title.name}
      src={src}
      duration={session.durationSeconds}
      load="eager"
      autoPlay
      playsInline
      keyDisabled
      viewType="video"
      streamType="on-demand"
      controlsDelay={isTvView() ? TV_CONTROLS_LEAVE_MS : CONTROLS_LEAVE_MS}
      storage={memory}
      data-state="loading"
      onProviderChange={prepare}
      onMediaTextTrackChangeRequest={() => memory.subtitlesChosen()}
      onCanPlay={onCanPlay}
      onError={(error: MediaErrorDetail) => onTrouble(error.message || `Media error ${error.code}`)}
    >
      <MediaProvider>
        <SubtitleTracks subtitles={session.subtitles} />
      </MediaProvider>
      <Gestures />
      <Overlay trouble={trouble} onTryAgain={onTryAgain} />
    </MediaPlayer>
  );
}

/**
 * The playlist, from the second rendering on. vidstack's first one puts it into the media element as it is, and
 * browsers that know HLS themselves (Chromium among them) then load it beside hls.js.
 */
function useSource() {
  const { session, engine } = useStage();
  const [isMounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return useMemo(() => {
    if (!isMounted) return undefined;
    const url = canUseHlsJs() ? session.allUrl : session.masterUrl;
    return { src: engine.token.urlFor(url), type: HLS_TYPE } as const;
  }, [isMounted, session, engine]);
}

function Overlay({ trouble, onTryAgain }: Omit<PlayerViewProps, "onTrouble">) {
  const phase = usePhase(trouble !== null);
  useKeyboard();
  useLeaveFocus();
  useSavedPosition();
  return (
    <>
      <div className="player-shade" />
      <Subtitles />
      <Overlays phase={phase} trouble={trouble} onTryAgain={onTryAgain} />
      <StartOver />
      <SkipIntro />
      <VolumeNote />
      <CenterPlayKey phase={phase} />
      <TopBar />
      <ControlBar />
      <Panels />
    </>
  );
}

/** Clicks play and pause, twice fills the screen; fingers show the controls, twice at a side skips 10 s. */
function Gestures() {
  const { toggle } = useFullscreen();
  return (
    <div className="player-gestures">
      <Gesture className="player-gesture" data-for="mouse" event="pointerup" action="toggle:paused" />
      <Gesture
        className="player-gesture"
        data-for="mouse"
        event="dblpointerup"
        action="toggle:fullscreen"
        // vidstack would fill the screen with the player; the stage around it stays for the next episode.
        onWillTrigger={(_action, event) => {
          event.preventDefault();
          toggle();
        }}
      />
      <Gesture className="player-gesture" data-for="finger" event="pointerup" action="toggle:controls" />
      <Gesture
        className="player-gesture"
        data-for="finger"
        data-side="left"
        event="dblpointerup"
        action="seek:-10"
      />
      <Gesture
        className="player-gesture"
        data-for="finger"
        data-side="right"
        event="dblpointerup"
        action="seek:10"
      />
    </div>
  );
}

function startNatively(player: MediaPlayerInstance, engine: PlayerEngine): void {
  if (player.currentTime < engine.startSeconds) player.currentTime = engine.startSeconds;
  const language = engine.startAudioLanguage();
  const track = player.audioTracks.toArray().find((one) => one.language === language);
  if (track) track.selected = true;
}

function shownPixels(element: HTMLElement | null | undefined): { width: number; height: number } | null {
  if (!element || element.clientWidth === 0) return null;
  const ratio = window.devicePixelRatio;
  return { width: element.clientWidth * ratio, height: element.clientHeight * ratio };
}
