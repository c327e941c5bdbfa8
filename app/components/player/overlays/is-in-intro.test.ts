import { expect, it } from "vitest";
import { isInIntro } from "./is-in-intro.ts";

it("offers to skip the intro while enough of it is left", () => {
  const intro = { startSeconds: 10, endSeconds: 40 };
  expect([0, 9.9, 10, 25, 37.9, 38, 40].map((seconds) => isInIntro(intro, seconds))).toEqual([
    ...[false, false, true, true, true, false, false],
  ]);
  expect(isInIntro(null, 20)).toBe(false);
});
