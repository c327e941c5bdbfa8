import { useCallback, useSyncExternalStore } from "react";
import { useMediaProvider } from "@vidstack/react";

const CHANGES = [
  "waiting",
  "seeking",
  "seeked",
  "playing",
  "pause",
  "canplay",
  "loadeddata",
  "timeupdate",
  "emptied",
] as const;

/** Whether the frame of the requested position is there, and playback can continue. Read from the media element itself. */
export function useVideoFrame(): boolean {
  const provider = useMediaProvider();
  const media = provider && "media" in provider ? (provider as { media: HTMLMediaElement }).media : null;
  const subscribe = useCallback(
    (onChange: () => void) => {
      for (const change of CHANGES) media?.addEventListener(change, onChange);
      return () => {
        for (const change of CHANGES) media?.removeEventListener(change, onChange);
      };
    },
    [media],
  );
  return useSyncExternalStore(subscribe, () => media !== null && canGoOn(media));
}

function canGoOn(media: HTMLMediaElement): boolean {
  if (media.seeking) return false;
  // At the end of the buffer a paused video still shows its frame.
  const needed = media.paused ? HTMLMediaElement.HAVE_CURRENT_DATA : HTMLMediaElement.HAVE_FUTURE_DATA;
  return media.readyState >= needed;
}
