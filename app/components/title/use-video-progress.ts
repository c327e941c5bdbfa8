import { useSubscription } from "@trpc/tanstack-react-query";
import { useState } from "react";
import { useRpc } from "#app/trpc/provider.tsx";
import { type VideoProgress } from "#core/videos/types.ts";

export type ProgressById = Readonly<Record<string, VideoProgress>>;

/** How videos come along, live; starts from what the page knew. Nothing is asked where there is no video. */
export function useVideoProgress(videoIds: readonly string[], known: ProgressById = {}): ProgressById {
  const rpc = useRpc();
  const [live, setLive] = useState<ProgressById>({});
  useSubscription(
    rpc.events.stream.subscriptionOptions(
      { videoIds: [...videoIds].sort() },
      {
        enabled: videoIds.length > 0,
        onData: (event) => {
          if (event.type !== "video") return;
          setLive((before) => ({ ...before, [event.video.id]: event.video }));
        },
      },
    ),
  );
  return { ...known, ...live };
}
