import { expect, it } from "vitest";
import { clock, spokenTime } from "./clock.ts";

it("writes times", () => {
  expect([0, 42.9, 1388, 3723, -1].map(clock)).toEqual(["0:00", "0:42", "23:08", "1:02:03", "0:00"]);
});

it("speaks times", () => {
  expect([0, 61, 1388, 3600].map(spokenTime)).toEqual([
    "0 seconds",
    "1 minute 1 second",
    "23 minutes 8 seconds",
    "1 hour",
  ]);
});
