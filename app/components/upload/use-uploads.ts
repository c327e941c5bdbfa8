import { useEffect, useMemo, useSyncExternalStore } from "react";
import { type UploadItem } from "#app/components/upload/upload-item.ts";
import { UploadQueue } from "#app/components/upload/upload-queue.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";

/** One queue for the life of the page, so that uploads go on while one looks at other pages. */
let theQueue: UploadQueue | null = null;

const none: readonly UploadItem[] = [];

/** The files on their way in, and what can be done with them. Asks before the page is closed over them. */
export function useUploads(): { readonly items: readonly UploadItem[]; readonly queue: () => UploadQueue } {
  const client = useRpcClient();
  const { queue, subscribe, read } = useMemo(() => accessTo(client), [client]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (theQueue?.isBusy()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
  return { items: useSyncExternalStore(subscribe, read, () => none), queue };
}

function accessTo(client: RpcClient) {
  const queue = (): UploadQueue => (theQueue ??= new UploadQueue(client));
  return {
    queue,
    subscribe: (listener: () => void) => queue().subscribe(listener),
    read: () => queue().items(),
  };
}
