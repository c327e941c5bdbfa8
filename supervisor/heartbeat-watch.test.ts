import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HANG_SECONDS } from "#core/start/silence.ts";
import { watchHeartbeats } from "#supervisor/heartbeat-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

test("a process that falls silent is told of, once", () => {
  const onHang = vi.fn();
  const watch = watchHeartbeats(onHang);
  watch.audible();
  pass(HANG_SECONDS - 1);
  watch.audible();
  pass(HANG_SECONDS);
  expect(onHang).not.toHaveBeenCalled();
  pass(60);
  expect(onHang).toHaveBeenCalledTimes(1);
});

test("a process that still starts is given its time", () => {
  const onHang = vi.fn();
  watchHeartbeats(onHang);
  pass(600);
  expect(onHang).not.toHaveBeenCalled();
});

test.each([0, 1])("a process that ended is not watched, even if it still sends (%i before)", (before) => {
  const onHang = vi.fn();
  const watch = watchHeartbeats(onHang);
  for (let beat = 0; beat < before; beat++) watch.audible();
  watch.stop();
  watch.audible();
  pass(60);
  expect(onHang).not.toHaveBeenCalled();
});
