import { useMediaState, VolumeSlider } from "@vidstack/react";
import { useActions } from "../state/use-actions.ts";
import { PlayerIcon } from "./icons.tsx";

/** Mute and volume. Where only the device sets the volume (phones), mute alone. */
export function Volume() {
  const isMuted = useMediaState("muted");
  const volume = useMediaState("volume");
  const canSet = useMediaState("canSetVolume");
  const { toggleMute } = useActions();
  const isSilent = isMuted || volume === 0;
  return (
    <span className="player-volume">
      <button
        type="button"
        className="player-key"
        aria-label={isSilent ? "Unmute" : "Mute"}
        onClick={toggleMute}
      >
        <PlayerIcon name={isSilent ? "muted" : "loud"} />
      </button>
      {canSet && (
        <VolumeSlider.Root className="player-volume-bar" aria-label="Volume" keyStep={10}>
          <VolumeSlider.Track className="player-volume-track">
            <VolumeSlider.TrackFill className="player-volume-fill" />
          </VolumeSlider.Track>
        </VolumeSlider.Root>
      )}
    </span>
  );
}
