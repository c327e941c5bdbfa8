import { expect, it } from "vitest";
import { moveInRail, pageDistance, rememberedIndex } from "./rail-moves.ts";

it("moves within the row and stops at its ends", () => {
  expect(moveInRail("ArrowRight", 0, 3)).toBe(1);
  expect(moveInRail("ArrowRight", 2, 3)).toBe(2);
  expect(moveInRail("ArrowLeft", 0, 3)).toBe(0);
  expect(moveInRail("Home", 2, 3)).toBe(0);
  expect(moveInRail("End", 0, 3)).toBe(2);
});

it("leaves other keys and empty rows alone", () => {
  expect(moveInRail("Enter", 1, 3)).toBeNull();
  expect(moveInRail("ArrowRight", 0, 0)).toBeNull();
});

it("remembers its place while the row changes", () => {
  expect([rememberedIndex(undefined, 4), rememberedIndex(9, 4), rememberedIndex(2, 0)]).toEqual([0, 3, 0]);
});

it("pages by what is shown, less one card", () => {
  expect(pageDistance(1000, 200)).toBe(800);
  expect(pageDistance(300, 250)).toBe(250);
});
