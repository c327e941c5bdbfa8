import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { createTimedCache } from "#core/playback/timed-cache.ts";

it("shares loads that run at the same time, and keeps null as an answer", async () => {
  const load = vi.fn(async (key: string) => (await sleep(1), key === "none" ? null : key));
  const cache = createTimedCache({ maxEntries: 10, ttlMs: 60_000, load });
  expect(await Promise.all([cache.get("a"), cache.get("a"), cache.get("none")])).toEqual(["a", "a", null]);
  expect(await cache.get("none")).toBeNull();
  expect(load).toHaveBeenCalledTimes(2);
  cache.forget("a");
  await cache.get("a");
  expect(load).toHaveBeenCalledTimes(3);
});

it("keeps no load that failed, and holds no more than it may", async () => {
  const load = vi.fn((key: string) =>
    load.mock.calls.length === 1 ? Promise.reject(new Error("away")) : Promise.resolve(key),
  );
  const cache = createTimedCache({ maxEntries: 2, ttlMs: 60_000, load });
  await expect(cache.get("a")).rejects.toThrow("away");
  for (const key of ["a", "b", "c"]) expect(await cache.get(key)).toBe(key);
  expect(load).toHaveBeenCalledTimes(4);
  await cache.get("c");
  await cache.get("b");
  expect(load).toHaveBeenCalledTimes(4);
  await cache.get("a");
  expect(load).toHaveBeenCalledTimes(5);
});

it("loads again once an answer is too old", async () => {
  const load = vi.fn((key: string) => Promise.resolve(key));
  const cache = createTimedCache({ maxEntries: 2, ttlMs: 20, load });
  await cache.get("a");
  await vi.waitFor(async () => {
    await cache.get("a");
    expect(load).toHaveBeenCalledTimes(2);
  });
});
