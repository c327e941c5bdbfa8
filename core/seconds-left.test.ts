import { expect, it } from "vitest";
import { secondsLeft } from "#core/seconds-left.ts";

it("estimates the rest at the present pace, where that is known", () => {
  expect(secondsLeft(60, 20)).toBe(3);
  expect(secondsLeft(61, 20)).toBe(4);
  expect(secondsLeft(0, null)).toBe(0);
  expect(secondsLeft(-1, 20)).toBe(0);
  expect(secondsLeft(60, 0)).toBeNull();
  expect(secondsLeft(60, null)).toBeNull();
  expect(secondsLeft(1e12, 1e-6)).toBe(30 * 24 * 3600);
});
