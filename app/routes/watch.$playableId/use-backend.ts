import { useCallback, useMemo } from "react";
import { type PlayerBackend } from "#app/components/player/player-types.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";
import { type LiveEvent } from "#core/playback/types.ts";

const BEACON_PATH = "/api/beacon";

/** How the player of one video reaches the house. */
export function useBackend(videoId: string): PlayerBackend {
  const rpc = useRpcClient();
  const listen = useListen(videoId);
  return useMemo(
    () => ({
      fetchToken: () => rpc.playback.refreshToken.query({ videoId }),
      savePlace: async (place) => void (await rpc.history.save.mutate(place)),
      beaconPlace: (place) => {
        const body = new Blob([JSON.stringify(place)], { type: "application/json" });
        navigator.sendBeacon(BEACON_PATH, body);
      },
      listen,
    }),
    [rpc, videoId, listen],
  );
}

/** Listens to one video in the browser's event stream; returns how to stop. */
export function useListen(videoId: string): PlayerBackend["listen"] {
  const rpc = useRpcClient();
  return useCallback(
    (listener: (event: LiveEvent) => void) => {
      const subscription = rpc.events.stream.subscribe({ videoIds: [videoId] }, { onData: listener });
      return () => subscription.unsubscribe();
    },
    [rpc, videoId],
  );
}
