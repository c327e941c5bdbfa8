import { expect, test } from "vitest";
import { HANG_SECONDS, HEARTBEAT_MS, Silence } from "#core/start/silence.ts";

/** Checks each second from `fromSeconds` on; returns the second of the hang, or null. */
function firstHang(silence: Silence, fromSeconds: number, toSeconds: number): number | null {
  for (let second = fromSeconds; second <= toSeconds; second += HEARTBEAT_MS / 1000) {
    if (silence.isHang(second * 1000)) return second;
  }
  return null;
}

test("a process that is silent for more than 15 s hangs", () => {
  expect(firstHang(new Silence(0), 1, 60)).toBe(HANG_SECONDS + 1);
});

test("a heartbeat ends the silence", () => {
  const silence = new Silence(0);
  expect(firstHang(silence, 1, 14)).toBeNull();
  silence.end();
  expect(firstHang(silence, 15, 60)).toBe(14 + HANG_SECONDS + 1);
});

test("time in which the watcher did not run, as on a suspended machine, is no silence", () => {
  const silence = new Silence(0);
  expect(firstHang(silence, 1, 5)).toBeNull();
  const wokeSeconds = 8 * 3600;
  expect(silence.isHang(wokeSeconds * 1000)).toBe(false);
  silence.end();
  expect(firstHang(silence, wokeSeconds + 1, wokeSeconds + 14)).toBeNull();
});

test("a watcher that always looks late still finds a hang", () => {
  const silence = new Silence(0);
  const looks = Array.from({ length: 8 }, (_, look) => silence.isHang((look + 1) * 5_000));
  expect(looks).toEqual([false, false, false, false, false, false, false, true]);
});
