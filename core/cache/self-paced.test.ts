import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SelfPaced } from "./self-paced.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const COST_MS = 100;

/** Loads 1, 2, 3, …, each in 100 ms. */
function counting(isWorthKeeping: (value: number) => boolean) {
  const loads = { count: 0, fails: false };
  const cache = new SelfPaced({
    maxAgeMs: 600_000,
    isWorthKeeping,
    load: async () => {
      const value = (loads.count += 1);
      await new Promise((resolve) => setTimeout(resolve, COST_MS));
      if (loads.fails) throw new Error("no");
      return value;
    },
  });
  const get = async () => {
    const answer = cache.get();
    await vi.advanceTimersByTimeAsync(COST_MS);
    return answer;
  };
  return { loads, cache, get };
}

it("keeps a value for twenty times what it cost, and renews it then without a wait", async () => {
  const { loads, cache, get } = counting(() => true);
  expect(await get()).toBe(1);
  await vi.advanceTimersByTimeAsync(18 * COST_MS);
  expect(await cache.get()).toBe(1);
  expect(loads.count).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * COST_MS);
  expect(await get()).toBe(1);
  expect(await cache.get()).toBe(2);
});

it("is not older than ten minutes", async () => {
  const { get } = counting(() => true);
  await get();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(await get()).toBe(2);
});

it("loads what is not worth keeping for every caller", async () => {
  const { get } = counting(() => false);
  expect([await get(), await get(), await get()]).toEqual([1, 2, 3]);
});

it("answers with the old value while a new one fails, and throws once that is too old", async () => {
  const { loads, cache, get } = counting(() => true);
  await get();
  loads.fails = true;
  await vi.advanceTimersByTimeAsync(20 * COST_MS);
  expect(await get()).toBe(1);
  await vi.advanceTimersByTimeAsync(600_000);
  const late = cache.get();
  late.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(COST_MS);
  await expect(late).rejects.toThrow("no");
});
