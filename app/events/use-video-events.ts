import { useEffect, useRef } from "react";
import { browserWorld } from "#app/events/browser-environment.ts";
import { LiveHub } from "#app/events/shared-event-stream.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";
import { type LiveEvent } from "#core/playback/types.ts";

const hubs = new WeakMap<RpcClient, LiveHub>();

/** The tab's hub, for code that is no component: `liveHub(client).listen(ids, onEvent)`. In browsers only. */
export function liveHub(client: RpcClient): LiveHub {
  const hub = hubs.get(client) ?? new LiveHub(browserWorld(client));
  hubs.set(client, hub);
  return hub;
}

/**
 * Hears what happens to some videos while this is shown: first how they are, then every change. The list may be made
 * anew on each render; only other ids listen anew.
 */
export function useLiveVideos(videoIds: readonly string[], onEvent: (event: LiveEvent) => void): void {
  const client = useRpcClient();
  const latest = useRef(onEvent);
  const key = videoIds.join();
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => {
    if (key === "") return;
    return liveHub(client).listen(key.split(","), (event) => latest.current(event));
  }, [client, key]);
}
