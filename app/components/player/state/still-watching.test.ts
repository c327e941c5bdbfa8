import { expect, it } from "vitest";
import { episodePassed, shouldAskStillWatching, touched } from "./still-watching.ts";

const minutes = (count: number) => count * 60_000;

it("asks after three untouched episodes", () => {
  const two = episodePassed(episodePassed(touched(0)));
  expect(shouldAskStillWatching(two, minutes(60))).toBe(false);
  expect(shouldAskStillWatching(episodePassed(two), minutes(60))).toBe(true);
});

it("asks after 90 untouched minutes", () => {
  const one = episodePassed(touched(0));
  expect(shouldAskStillWatching(one, minutes(89))).toBe(false);
  expect(shouldAskStillWatching(one, minutes(90))).toBe(true);
});
