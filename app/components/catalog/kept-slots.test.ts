import { expect, it } from "vitest";
import { withEmptySlots } from "./kept-slots.ts";

const keyOf = (letter: string): string => letter;
const slot = (item: string, index: number) => ({ item, index });

it("keeps the seats of what the server no longer sends", () => {
  expect(withEmptySlots(["a", "d"], [slot("c", 2), slot("b", 1)], keyOf)).toEqual(["a", "b", "c", "d"]);
});

it("leaves alone what is still there, and a list that grew shorter", () => {
  expect(withEmptySlots(["a", "b"], [slot("b", 1)], keyOf)).toEqual(["a", "b"]);
  expect(withEmptySlots([], [slot("z", 9)], keyOf)).toEqual(["z"]);
});
