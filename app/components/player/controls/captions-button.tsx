import { CaptionButton, useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { PlayerIcon } from "./icons.tsx";

/** Switches subtitles on and off; the settings choose the track. */
export function CaptionsButton() {
  const { session } = useStage();
  const track = useMediaState("textTrack");
  const isOn = track?.mode === "showing";
  if (session.subtitles.length === 0) return null;
  return (
    <CaptionButton
      className="player-key"
      aria-label={isOn ? `Subtitles, ${track?.label ?? "on"}` : "Subtitles"}
      aria-pressed={isOn}
    >
      <PlayerIcon name="captions" />
    </CaptionButton>
  );
}
