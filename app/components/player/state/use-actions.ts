import { useMemo } from "react";
import { type MediaPlayerInstance, useMediaRemote } from "@vidstack/react";
import { useStage } from "../stage.tsx";

/** The end itself would end the film: End goes to a frame just before it. */
const BEFORE_END_SECONDS = 0.5;

/**
 * Where the player is, or is going: during a seek the media element's own time is its target already, and
 * the player's state still has the position before, so that two skips in a row would count as one.
 */
function savedSeconds(player: MediaPlayerInstance | null): number {
  return mediaOf(player)?.currentTime ?? player?.state.currentTime ?? 0;
}

function mediaOf(player: MediaPlayerInstance | null): HTMLVideoElement | null {
  return player?.el?.querySelector("video") ?? null;
}

/** What the keys and buttons do, in one file. */
export function useActions() {
  const { player, session, engine } = useStage();
  const remote = useMediaRemote(player);
  return useMemo(() => {
    const seekTo = (seconds: number) => {
      const last = session.durationSeconds - BEFORE_END_SECONDS;
      remote.seek(Math.max(0, Math.min(seconds, last)));
    };
    return {
      seekTo,
      skip: (seconds: number) => seekTo(savedSeconds(player.current) + seconds),
      /** From frame to frame, which can only be seen while it is paused. */
      step: (frames: number) => {
        if (!player.current?.state.paused) return;
        seekTo(savedSeconds(player.current) + frames / engine.frameRate());
      },
      seekToPercent: (percent: number) => seekTo((session.durationSeconds * percent) / 100),
      play: () => remote.play(),
      togglePlay: () => (player.current?.state.paused ? remote.play() : remote.pause()),
      /** At the media element itself: vidstack's state comes later than the next press of a key that is held down. */
      changeVolume: (percent: number) => {
        const media = mediaOf(player.current);
        if (!media || !player.current?.state.canSetVolume) return;
        // Louder ends a mute: it is pressed to get audio.
        if (percent > 0) media.muted = false;
        media.volume = Math.max(0, Math.min(1, Math.round(media.volume * 100 + percent) / 100));
      },
      toggleMute: () => (player.current?.state.muted ? remote.unmute() : remote.mute()),
      toggleCaptions: () => remote.toggleCaptions(),
      showControls: () => player.current?.controls.show(),
    };
  }, [player, remote, engine, session.durationSeconds]);
}
