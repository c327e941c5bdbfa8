import { useEffect, useRef } from "react";
import { type LiveEvent } from "#core/playback/types.ts";
import { useListen } from "./use-backend.ts";

/** Calls `onEvent` with what the event stream tells of one video, for as long as the page is shown. */
export function useVideoEvents(videoId: string, onEvent: (event: LiveEvent) => void): void {
  const listen = useListen(videoId);
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => listen((event) => latest.current(event)), [listen]);
}
