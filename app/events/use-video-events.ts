import { useEffect, useRef } from "react";
import { browserEnvironment } from "#app/events/browser-environment.ts";
import { SharedEventStream } from "#app/events/shared-event-stream.ts";
import { type VideoEvent } from "#core/playback/types.ts";

let shared: SharedEventStream | null = null;

/** The tab's event stream, for code that is no component: `sharedEventStream().listen(ids, onEvent)`. In browsers only. */
export function sharedEventStream(): SharedEventStream {
  shared ??= new SharedEventStream(browserEnvironment());
  return shared;
}

/**
 * Hears what happens to some videos while this is shown: first how they are, then every change. The list may be made
 * anew on each render; only other ids listen anew.
 */
export function useVideoEvents(videoIds: readonly string[], onEvent: (event: VideoEvent) => void): void {
  const latest = useRef(onEvent);
  const key = videoIds.join();
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => {
    if (key === "") return;
    return sharedEventStream().listen(key.split(","), (event) => latest.current(event));
  }, [key]);
}
