import { useMemo } from "react";
import { type PlayerBackend } from "#app/components/player/player-types.ts";
import { sharedEventStream } from "#app/events/use-video-events.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";

const BEACON_PATH = "/api/beacon";
/** After sleep a dead connection may lose the request; then it is sent again. */
const TOKEN_TIMEOUT_MS = 10_000;

/** The requests of the player of one video to the server. */
export function useBackend(videoId: string): PlayerBackend {
  return useMemo(
    () => ({
      fetchToken: () => fetchToken(videoId),
      savePosition: async (position) => (await loadRpcClient()).history.save.mutate(position),
      beaconPosition: (position) => {
        const body = new Blob([JSON.stringify(position)], { type: "application/json" });
        return navigator.sendBeacon(BEACON_PATH, body);
      },
      listen: (listener) => sharedEventStream().listen([videoId], listener),
    }),
    [videoId],
  );
}

/** A new token; null where the server answers that the user has no access (any more). Rejects without an answer. */
async function fetchToken(videoId: string) {
  try {
    const signal = AbortSignal.timeout(TOKEN_TIMEOUT_MS);
    const rpc = await loadRpcClient();
    return await rpc.playback.refreshToken.query({ videoId }, { signal });
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Whether the server refused access. Rate limits and server errors are no refusal. */
function isRefusal(error: unknown): boolean {
  const { code } = (error as { data?: { code?: unknown } | null }).data ?? {};
  return code === "NOT_FOUND" || code === "FORBIDDEN" || code === "UNAUTHORIZED";
}
