import { expect, it } from "vitest";
import { nextCardFrom } from "./next-card.ts";

it("comes 30 s before the end, and later in something short", () => {
  expect([3240, 300, 60].map((seconds) => nextCardFrom(seconds, null))).toEqual([3210, 270, 54]);
});

it("comes with the credits where their start is known", () => {
  expect(nextCardFrom(3240, 3100)).toBe(3100);
  expect(nextCardFrom(3240, 9999)).toBe(3240);
});
