import { expect, it } from "vitest";
import { HoldTimes } from "./hold-times.ts";

it("guesses before it knows, then takes the median of real holds", () => {
  const holds = new HoldTimes();
  expect(holds.expectedSeconds()).toBe(4);
  for (const milliseconds of [120, 2100, 6200, 5800, 80]) holds.add(milliseconds);
  expect(holds.expectedSeconds()).toBe(6);
});

it("forgets the oldest", () => {
  const holds = new HoldTimes();
  for (const milliseconds of [9000, 9000, 9000, 2000, 2000, 2000]) holds.add(milliseconds);
  expect(holds.expectedSeconds()).toBe(2);
});
