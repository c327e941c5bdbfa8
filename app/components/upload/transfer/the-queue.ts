import { type UploadQueue } from "#app/components/upload/transfer/upload-queue.ts";

/**
 * One queue for the life of the document, so that uploads continue on other pages. It is in a file of its own, so that
 * signing out, which is on every page, does not load the upload code.
 */
let theQueue: UploadQueue | null = null;

/** The document's queue, created on first use. From then on the browser asks before it closes a page with uploads. */
export function theUploads(make: () => UploadQueue): UploadQueue {
  if (!theQueue) {
    theQueue = make();
    window.addEventListener("beforeunload", askFirst);
  }
  return theQueue;
}

/** Stops all uploads and forgets them; the server keeps the uploaded data, so that the same user can resume them. */
export function dropUploads(): void {
  theQueue?.clear();
  theQueue = null;
}

function askFirst(event: BeforeUnloadEvent): void {
  if (theQueue?.isBusy()) event.preventDefault();
}
