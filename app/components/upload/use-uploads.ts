import { useMemo, useSyncExternalStore } from "react";
import { theUploads } from "#app/components/upload/the-queue.ts";
import { type UploadItem } from "#app/components/upload/upload-item.ts";
import { UploadQueue } from "#app/components/upload/upload-queue.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { useRpcClient } from "#app/trpc/provider.tsx";

interface Uploads {
  readonly items: readonly UploadItem[];
  /** Uploads of the server that are in the list already, or were cancelled. */
  readonly settled: ReadonlySet<string>;
  readonly queue: () => UploadQueue;
}

const none: readonly UploadItem[] = [];
const nothing: ReadonlySet<string> = new Set();

/** The uploads of the document, and the queue to change them. */
export function useUploads(): Uploads {
  const client = useRpcClient();
  const { queue, subscribe, items, settled } = useMemo(() => accessTo(client), [client]);
  return {
    items: useSyncExternalStore(subscribe, items, () => none),
    settled: useSyncExternalStore(subscribe, settled, () => nothing),
    queue,
  };
}

function accessTo(client: RpcClient) {
  const queue = (): UploadQueue => theUploads(() => new UploadQueue(client));
  return {
    queue,
    subscribe: (listener: () => void) => queue().subscribe(listener),
    items: () => queue().items(),
    settled: () => queue().settled(),
  };
}
