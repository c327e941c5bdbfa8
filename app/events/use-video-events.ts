import { useEffect, useRef } from "react";
import { browserEnvironment } from "#app/events/browser-environment.ts";
import { SharedEventStream } from "#app/events/shared-event-stream.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";
import { type VideoEvent } from "#core/playback/types.ts";

const shared = new WeakMap<RpcClient, SharedEventStream>();

/** The tab's hub, for code that is no component: `liveHub(client).listen(ids, onEvent)`. In browsers only. */
export function sharedEventStream(client: RpcClient): SharedEventStream {
  const eventStream = shared.get(client) ?? new SharedEventStream(browserEnvironment(client));
  shared.set(client, eventStream);
  return eventStream;
}

/**
 * Hears what happens to some videos while this is shown: first how they are, then every change. The list may be made
 * anew on each render; only other ids listen anew.
 */
export function useVideoEvents(videoIds: readonly string[], onEvent: (event: VideoEvent) => void): void {
  const client = useRpcClient();
  const latest = useRef(onEvent);
  const key = videoIds.join();
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => {
    if (key === "") return;
    return sharedEventStream(client).listen(key.split(","), (event) => latest.current(event));
  }, [client, key]);
}
