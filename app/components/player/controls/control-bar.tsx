import { PIPButton, SeekButton, useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { useFullscreen } from "../state/use-fullscreen.ts";
import { SKIP_SECONDS } from "../keyboard/key-action.ts";
import { CaptionsButton } from "./captions-button.tsx";
import { PlayerIcon } from "./icons.tsx";
import { PanelButton } from "./panel-button.tsx";
import { PlayKey } from "./play-key.tsx";
import { Scrubber } from "./scrubber.tsx";
import { TimeLeft } from "./time-left.tsx";
import { Volume } from "./volume.tsx";

/** The lower edge: the scrubber, and the buttons below it. */
export function ControlBar() {
  return (
    // A mouse click moves no focus, so the arrow keys still skip after it.
    <div className="player-bar" onMouseDown={(event) => event.preventDefault()}>
      <Scrubber />
      <div className="player-keys" data-focus-row="">
        <div>
          <PlayKey className="player-bar-play" />
          <SkipKey seconds={-SKIP_SECONDS} />
          <SkipKey seconds={SKIP_SECONDS} />
          <NextKey />
          <Volume />
          <TimeLeft />
        </div>
        <div>
          <ChaptersKey />
          <CaptionsButton />
          <PanelButton panel="settings" label="Settings" icon="settings" />
          <PictureInPictureKey />
          <FullscreenKey />
        </div>
      </div>
    </div>
  );
}

function SkipKey({ seconds }: { seconds: number }) {
  const way = seconds < 0 ? "Back" : "Forward";
  return (
    <SeekButton
      className="player-key player-skip"
      seconds={seconds}
      aria-label={`${way} ${Math.abs(seconds)} seconds`}
      data-number={Math.abs(seconds)}
    >
      <PlayerIcon name={seconds < 0 ? "backTen" : "forwardTen"} />
    </SeekButton>
  );
}

function NextKey() {
  const { session, onNext } = useStage();
  const { next } = session;
  if (!next) return null;
  return (
    <button
      type="button"
      className="player-key player-next"
      aria-label={`Next episode, ${next.name}`}
      onClick={() => onNext(next.playableId, false)}
    >
      <PlayerIcon name="next" />
    </button>
  );
}

function ChaptersKey() {
  const { session } = useStage();
  if (session.chapters.length < 2) return null;
  return <PanelButton panel="chapters" label="Chapters" icon="list" />;
}

function PictureInPictureKey() {
  const can = useMediaState("canPictureInPicture");
  const isOn = useMediaState("pictureInPicture");
  if (!can) return null;
  return (
    <PIPButton className="player-key player-pip" aria-label="Picture in picture" aria-pressed={isOn}>
      <PlayerIcon name="pictureInPicture" />
    </PIPButton>
  );
}

function FullscreenKey() {
  const can = useMediaState("canFullscreen");
  const { isOn, toggle } = useFullscreen();
  if (!can) return null;
  return (
    <button
      type="button"
      className="player-key"
      aria-label={isOn ? "Leave full screen" : "Full screen"}
      onClick={toggle}
    >
      <PlayerIcon name={isOn ? "window" : "fullscreen"} />
    </button>
  );
}
