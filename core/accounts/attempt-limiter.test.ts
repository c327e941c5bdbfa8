import { expect, it } from "vitest";
import { AttemptLimiter } from "#core/accounts/attempt-limiter.ts";

const limits = { maxFailures: 2, windowMs: 60_000, maxKeys: 2 };

it("refuses after too many failures, until the window is over", () => {
  const limiter = new AttemptLimiter(limits);
  limiter.begin("a", 0);
  limiter.begin("a", 1);
  expect(() => limiter.begin("a", 2)).toThrow("Wait 1 minute,");
  limiter.begin("b", 2);
  limiter.begin("a", 60_000);
});

it("counts tries that are still under way", () => {
  const limiter = new AttemptLimiter(limits);
  const begun = Array.from({ length: 10 }, () => {
    try {
      limiter.begin("a", 0);
      return true;
    } catch {
      return false;
    }
  });
  expect(begun.filter(Boolean)).toHaveLength(2);
});

it("forgets failures after a success", () => {
  const limiter = new AttemptLimiter(limits);
  limiter.begin("a", 0);
  limiter.begin("a", 0);
  limiter.succeeded("a");
  limiter.begin("a", 1);
  limiter.begin("a", 2);
});

it("remembers a bounded number of keys, the newest", () => {
  const limiter = new AttemptLimiter(limits);
  for (const key of ["a", "a", "b", "b", "c", "c"]) limiter.begin(key, 0);
  limiter.begin("a", 1);
  expect(() => limiter.begin("c", 1)).toThrow();
});
