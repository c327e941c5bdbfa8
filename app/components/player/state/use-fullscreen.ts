import { useCallback, useSyncExternalStore, type RefObject } from "react";
import { useMediaRemote } from "@vidstack/react";
import { useStage } from "../stage.tsx";

/**
 * Full screen for the stage around the player, not for the player: the next episode is another player, and must not
 * throw the viewer out. Phones that fill the screen with video alone are left to vidstack.
 */
export function useFullscreen() {
  const { room, player } = useStage();
  const remote = useMediaRemote(player);
  const isOn = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  const toggle = useCallback(() => {
    if (document.fullscreenElement) return void document.exitFullscreen();
    if (!document.fullscreenEnabled) return remote.enterFullscreen("provider");
    // Refusals (no gesture, a frame without leave) change nothing: the button stays as it is.
    void fill(room).catch(() => undefined);
  }, [room, remote]);
  return { isOn, toggle };
}

async function fill(room: RefObject<HTMLElement>): Promise<void> {
  await room.current?.requestFullscreen();
  const orientation = screen.orientation as ScreenOrientation & { lock?: (to: string) => Promise<void> };
  // Phones turn the video; desktops have no orientation lock and refuse.
  await orientation.lock?.("landscape").catch(() => undefined);
}

function subscribe(onChange: () => void): () => void {
  document.addEventListener("fullscreenchange", onChange);
  return () => document.removeEventListener("fullscreenchange", onChange);
}
