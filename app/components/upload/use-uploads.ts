import { useSyncExternalStore } from "react";
import { theUploads } from "#app/components/upload/transfer/the-queue.ts";
import { type UploadItem } from "#app/components/upload/transfer/upload-item.ts";
import { UploadQueue } from "#app/components/upload/transfer/upload-queue.ts";
import { rpcClient } from "#app/trpc/client.ts";

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
  return {
    items: useSyncExternalStore(subscribe, items, () => none),
    settled: useSyncExternalStore(subscribe, settled, () => nothing),
    queue,
  };
}

const queue = (): UploadQueue => theUploads(() => new UploadQueue(rpcClient()));
const subscribe = (listener: () => void) => queue().subscribe(listener);
const items = () => queue().items();
const settled = () => queue().settled();
