import { useEffect, useRef } from "react";
import { browserEnvironment } from "#app/events/browser-environment.ts";
import { SharedEventStream } from "#app/events/shared-event-stream.ts";
import { type VideoEvent } from "#core/playback/types.ts";

let shared: SharedEventStream | null = null;

/**
 * The tab's event stream, for code outside of components: `sharedEventStream().listen(ids, onEvent)`. In
 * browsers only.
 */
export function sharedEventStream(): SharedEventStream {
  shared ??= new SharedEventStream(browserEnvironment());
  return shared;
}

/**
 * Listens to the events of some videos while the component is mounted: first their current state, then every
 * change. The list may be a new array on each render; only other ids start a new subscription.
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
