import { expect, it } from "vitest";
import { nextCardFrom } from "./next-card.ts";

it("comes 30 s before the end, and later in something short", () => {
  expect([3240, 300, 60].map(nextCardFrom)).toEqual([3210, 270, 54]);
});
