import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type LoadedTrack, loadWhenShown } from "./load-when-shown.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Cue = Parameters<LoadedTrack["addCue"]>[0];

/** A track that is switched by hand, and remembers its lines. */
function fakeTrack() {
  const listeners = new Set<() => void>();
  const cues: Cue[] = [];
  const track = {
    mode: "disabled",
    addCue: (cue: Cue) => void cues.push(cue),
    addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
  };
  return {
    track: track as unknown as LoadedTrack,
    cues,
    listeners,
    show: (isShown: boolean) => {
      track.mode = isShown ? "showing" : "disabled";
      for (const listener of listeners) listener();
    },
  };
}

const LINES = [{ text: "Rain" }, { text: "Roof" }] as Cue[];

it("loads when first shown, and once", async () => {
  const { track, cues, show } = fakeTrack();
  const load = vi.fn(() => Promise.resolve(LINES));
  loadWhenShown(track, load);
  expect(load).not.toHaveBeenCalled();
  show(true);
  show(false);
  show(true);
  await vi.advanceTimersByTimeAsync(0);
  show(false);
  show(true);
  expect(load).toHaveBeenCalledTimes(1);
  expect(cues).toEqual(LINES);
});

it("asks again, ever more rarely, while it is shown", async () => {
  const { track, cues, show } = fakeTrack();
  const load = vi.fn(() => Promise.reject(new Error("away")));
  loadWhenShown(track, load);
  show(true);
  await vi.advanceTimersByTimeAsync(3500);
  expect(load).toHaveBeenCalledTimes(3);
  show(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(3);
  load.mockImplementation(() => Promise.resolve(LINES) as never);
  show(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(cues).toEqual(LINES);
});

it("stops with its player", async () => {
  const { track, cues, listeners, show } = fakeTrack();
  const signals: AbortSignal[] = [];
  const stop = loadWhenShown(track, (signal) => {
    signals.push(signal);
    return Promise.resolve(LINES);
  });
  show(true);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([signals[0]?.aborted, cues, listeners.size]).toEqual([true, [], 0]);
});
