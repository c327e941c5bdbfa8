import { useMemo } from "react";
import { TRPCClientError } from "@trpc/client";
import { type PlayerBackend } from "#app/components/player/player-types.ts";
import { sharedEventStream } from "#app/events/use-video-events.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";

const BEACON_PATH = "/api/beacon";
/** After sleep a dead connection may swallow the question; then it is asked again. */
const TOKEN_TIMEOUT_MS = 10_000;

/** How the player of one video reaches the site. */
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

/** A new token; null where the site answers that this person may not watch (any more). Rejects without an answer. */
async function fetchToken(rpc: RpcClient, videoId: string) {
  try {
    const signal = AbortSignal.timeout(TOKEN_TIMEOUT_MS);
    return await rpc.playback.refreshToken.query({ videoId }, { signal });
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Whether the site itself said no: too many questions, and its own troubles, are no refusal. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const { code } = (error.data ?? {}) as { code?: unknown };
  return code === "NOT_FOUND" || code === "FORBIDDEN" || code === "UNAUTHORIZED";
}
