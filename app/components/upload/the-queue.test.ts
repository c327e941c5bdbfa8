import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { dropUploads, theUploads } from "./the-queue.ts";
import { type UploadQueue } from "./upload-queue.ts";

let room: EventTarget;

beforeEach(() => {
  room = new EventTarget();
  vi.stubGlobal("window", room);
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
  room.dispatchEvent(closing);
  return closing.defaultPrevented;
}

it("asks before the page is closed over what is on its way, wherever one is", () => {
  theUploads(() => queueThatIs(true).queue);
  expect(asks()).toBe(true);
});

it("does not ask where nothing is on its way", () => {
  expect(asks()).toBe(false);
  theUploads(() => queueThatIs(false).queue);
  expect(asks()).toBe(false);
});

it("is another queue for the next person", () => {
  const [mine, theirs] = [queueThatIs(true), queueThatIs(false)];
  theUploads(() => mine.queue);
  expect(theUploads(() => theirs.queue)).toBe(mine.queue);
  dropUploads();
  expect(mine.clear).toHaveBeenCalledOnce();
  expect(asks()).toBe(false);
  expect(theUploads(() => theirs.queue)).toBe(theirs.queue);
});
