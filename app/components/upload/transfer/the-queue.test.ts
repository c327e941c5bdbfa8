import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { dropUploads, theUploads } from "./the-queue.ts";
import { type UploadQueue } from "./upload-queue.ts";

let browserWindow: EventTarget;

beforeEach(() => {
  browserWindow = new EventTarget();
  vi.stubGlobal("window", browserWindow);
});

afterEach(() => {
  dropUploads();
  vi.unstubAllGlobals();
});

function queueThatIs(isBusy: boolean) {
  const clear = vi.fn();
  return { clear, queue: { isBusy: () => isBusy, clear } as unknown as UploadQueue };
}

/** Whether the browser asks before it closes the page. */
function asks(): boolean {
  const closing = new Event("beforeunload", { cancelable: true });
  browserWindow.dispatchEvent(closing);
  return closing.defaultPrevented;
}

it("asks before the document is closed while uploads run", () => {
  theUploads(() => queueThatIs(true).queue);
  expect(asks()).toBe(true);
});

it("does not ask where no upload runs", () => {
  expect(asks()).toBe(false);
  theUploads(() => queueThatIs(false).queue);
  expect(asks()).toBe(false);
});

it("is a new queue for the next user", () => {
  const [mine, theirs] = [queueThatIs(true), queueThatIs(false)];
  theUploads(() => mine.queue);
  expect(theUploads(() => theirs.queue)).toBe(mine.queue);
  dropUploads();
  expect(mine.clear).toHaveBeenCalledOnce();
  expect(asks()).toBe(false);
  expect(theUploads(() => theirs.queue)).toBe(theirs.queue);
});
