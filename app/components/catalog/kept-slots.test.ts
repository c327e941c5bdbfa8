import { expect, it } from "vitest";
import { withEmptySeats } from "./kept-slots.ts";

const keyOf = (letter: string): string => letter;
const seat = (item: string, place: number) => ({ item, place });

it("keeps the seats of what the server no longer sends", () => {
  expect(withEmptySeats(["a", "d"], [seat("c", 2), seat("b", 1)], keyOf)).toEqual(["a", "b", "c", "d"]);
});

it("leaves alone what is still there, and a list that grew shorter", () => {
  expect(withEmptySeats(["a", "b"], [seat("b", 1)], keyOf)).toEqual(["a", "b"]);
  expect(withEmptySeats([], [seat("z", 9)], keyOf)).toEqual(["z"]);
});
