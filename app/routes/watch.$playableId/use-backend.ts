import { useMemo } from "react";
import { type PlayerBackend } from "#app/components/player/player-types.ts";
import { liveHub } from "#app/live/use-live-videos.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";

const BEACON_PATH = "/api/beacon";

/** How the player of one video reaches the house. */
export function useBackend(videoId: string): PlayerBackend {
  const rpc = useRpcClient();
  return useMemo(
    () => ({
      fetchToken: () => rpc.playback.refreshToken.query({ videoId }),
      savePlace: async (place) => void (await rpc.history.save.mutate(place)),
      beaconPlace: (place) => {
        const body = new Blob([JSON.stringify(place)], { type: "application/json" });
        navigator.sendBeacon(BEACON_PATH, body);
      },
      listen: (listener) => liveHub(rpc).listen([videoId], listener),
    }),
    [rpc, videoId],
  );
}
