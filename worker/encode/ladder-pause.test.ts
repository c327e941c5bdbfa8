import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LadderPause } from "#worker/encode/ladder-pause.ts";

let sent: string[];
let pause: LadderPause;
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  pause = new LadderPause(
    (pid, signal) => sent.push(`${signal} ${pid}`),
    () => Date.now(),
  );
});
afterEach(() => vi.useRealTimers());

const seconds = (count: number) => vi.advanceTimersByTime(count * 1000);

/** The number of seconds, out of the next ones, that the ladder is paused. */
function stoppedSecondsOf(count: number): number {
  let stopped = 0;
  for (let tenth = 0; tenth < count * 10; tenth++) {
    if (sent.at(-1)?.startsWith("SIGSTOP")) stopped += 0.1;
    vi.advanceTimersByTime(100);
  }
  return stopped;
}

it("stops ladder runs while an urgent run needs the machine, and lets them go on", () => {
  pause.attach(1);
  const release = pause.hold();
  expect(sent).toEqual(["SIGSTOP 1"]);
  seconds(1);
  release();
  expect(sent).toEqual(["SIGSTOP 1", "SIGCONT 1"]);
});

it("stops a ladder run that begins meanwhile, and none that ended", () => {
  const release = pause.hold();
  const detach = pause.attach(1);
  expect(sent).toEqual(["SIGSTOP 1"]);
  detach();
  sent = [];
  release();
  expect(sent).toEqual([]);
});

it("goes on only when the last urgent run has released its pause, even if one releases it twice", () => {
  pause.attach(1);
  const [first, second] = [pause.hold(), pause.hold()];
  first();
  first();
  expect(sent).toEqual(["SIGSTOP 1"]);
  second();
  expect(sent.at(-1)).toBe("SIGCONT 1");
});

it("is paused for ten seconds at first, and for half of the time after that", () => {
  pause.attach(1);
  pause.hold();
  expect(stoppedSecondsOf(10)).toBeGreaterThanOrEqual(9.9);
  expect(stoppedSecondsOf(60)).toBeGreaterThan(25);
  for (let window = 0; window < 20; window++) expect(stoppedSecondsOf(10)).toBeLessThanOrEqual(6);
});

it("has its full credit again after a rest", () => {
  pause.attach(1);
  const release = pause.hold();
  seconds(30);
  release();
  seconds(10);
  pause.hold();
  expect(stoppedSecondsOf(10)).toBeGreaterThanOrEqual(9.9);
});
