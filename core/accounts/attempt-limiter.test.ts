import { expect, it } from "vitest";
import { AttemptLimiter } from "#core/accounts/attempt-limiter.ts";

const limits = { maxFailures: 2, windowMs: 60_000, maxKeys: 2 };

it("refuses after too many failures, until the window is over", () => {
  const limiter = new AttemptLimiter(limits);
  limiter.failed("a", 0);
  limiter.check("a", 1);
  limiter.failed("a", 1);
  expect(() => limiter.check("a", 2)).toThrow("Wait 1 minute,");
  limiter.check("b", 2);
  limiter.check("a", 60_000);
});

it("forgets failures after a success", () => {
  const limiter = new AttemptLimiter(limits);
  limiter.failed("a", 0);
  limiter.succeeded("a");
  limiter.failed("a", 1);
  limiter.check("a", 2);
});

it("remembers a bounded number of keys, the newest", () => {
  const limiter = new AttemptLimiter(limits);
  for (const key of ["a", "a", "b", "b", "c", "c"]) limiter.failed(key, 0);
  limiter.check("a", 1);
  expect(() => limiter.check("c", 1)).toThrow();
});
