import { useMemo } from "react";
import { TRPCClientError } from "@trpc/client";
import { type PlayerBackend } from "#app/components/player/player-types.ts";
import { sharedEventStream } from "#app/events/use-video-events.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";

const BEACON_PATH = "/api/beacon";
/** After sleep a dead connection may lose the request; then it is sent again. */
const TOKEN_TIMEOUT_MS = 10_000;

/** The requests of the player of one video to the server. */
export function useBackend(videoId: string): PlayerBackend {
  const rpc = useRpcClient();
  return useMemo(
    () => ({
      fetchToken: () => fetchToken(rpc, videoId),
      savePosition: (position) => rpc.history.save.mutate(position),
      beaconPosition: (position) => {
        const body = new Blob([JSON.stringify(position)], { type: "application/json" });
        return navigator.sendBeacon(BEACON_PATH, body);
      },
      listen: (listener) => sharedEventStream(rpc).listen([videoId], listener),
    }),
    [rpc, videoId],
  );
}

/** A new token; null where the server answers that the user has no access (any more). Rejects without an answer. */
async function fetchToken(rpc: RpcClient, videoId: string) {
  try {
    const signal = AbortSignal.timeout(TOKEN_TIMEOUT_MS);
    return await rpc.playback.refreshToken.query({ videoId }, { signal });
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Whether the server refused access. Rate limits and server errors are no refusal. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const { code } = (error.data ?? {}) as { code?: unknown };
  return code === "NOT_FOUND" || code === "FORBIDDEN" || code === "UNAUTHORIZED";
}
