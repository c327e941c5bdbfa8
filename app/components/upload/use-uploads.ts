import { useMemo, useSyncExternalStore } from "react";
import { theUploads } from "#app/components/upload/the-queue.ts";
import { type UploadItem } from "#app/components/upload/upload-item.ts";
import { UploadQueue } from "#app/components/upload/upload-queue.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";

const none: readonly UploadItem[] = [];

/** The files on their way in, and what can be done with them. */
export function useUploads(): { readonly items: readonly UploadItem[]; readonly queue: () => UploadQueue } {
  const client = useRpcClient();
  const { queue, subscribe, read } = useMemo(() => accessTo(client), [client]);
  return { items: useSyncExternalStore(subscribe, read, () => none), queue };
}

function accessTo(client: RpcClient) {
  const queue = (): UploadQueue => theUploads(() => new UploadQueue(client));
  return {
    queue,
    subscribe: (listener: () => void) => queue().subscribe(listener),
    read: () => queue().items(),
  };
}
