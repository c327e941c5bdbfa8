import { type UploadQueue } from "#app/components/upload/upload-queue.ts";

/**
 * One queue for the life of the page, so that uploads go on while one looks at other pages. Apart from the queue's own
 * file: whoever only ends it (signing out stands on every page) does not load what sends.
 */
let theQueue: UploadQueue | null = null;

/** The page's queue, made the first time. From then on the browser asks before the page is closed over it. */
export function theUploads(make: () => UploadQueue): UploadQueue {
  if (!theQueue) {
    theQueue = make();
    window.addEventListener("beforeunload", askFirst);
  }
  return theQueue;
}

/** Stops whatever is on its way and forgets it; the server keeps what it has, for the same person to go on with. */
export function dropUploads(): void {
  theQueue?.clear();
  theQueue = null;
}

function askFirst(event: BeforeUnloadEvent): void {
  if (theQueue?.isBusy()) event.preventDefault();
}
