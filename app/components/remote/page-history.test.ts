import { expect, it } from "vitest";
import { stepsBack } from "./page-history.ts";

const from = (...pathnames: string[]) => stepsBack(pathnames.length - 1, new Map(pathnames.entries()));

it("goes back to the page before", () => {
  expect(from("/", "/title/1")).toBe(-1);
  expect(from("/films", "/title/1", "/title/2")).toBe(-1);
});

it("never goes back into a player, nor to the same page", () => {
  expect(from("/", "/title/1", "/watch/1", "/title/1")).toBe(-3);
  expect(from("/", "/title/1", "/title/1")).toBe(-2);
});

it("knows no way back where the document came with this page, or does not know the one before", () => {
  expect(from("/title/1")).toBeNull();
  expect(from("/title/1", "/watch/1", "/title/1")).toBeNull();
  expect(stepsBack(3, new Map([[3, "/title/1"]]))).toBeNull();
});
