import { expect, test } from "vitest";
import { nextIndex, optionGroups, recentGroups } from "./options.ts";

const counts = { title: 0, episode: 0, person: 0, tag: 0, line: 0 };

test("arrows go through the options, and past an end to the box", () => {
  expect(nextIndex(null, 3, 1)).toBe(0);
  expect(nextIndex(0, 3, 1)).toBe(1);
  expect(nextIndex(2, 3, 1)).toBeNull();
  expect(nextIndex(null, 3, -1)).toBe(2);
  expect(nextIndex(0, 3, -1)).toBeNull();
  expect(nextIndex(null, 0, 1)).toBeNull();
});

test("with nothing found only what was meant is offered", () => {
  const answer = { driver: "postgres" as const, hits: [], counts, didYouMean: "Salt" };
  expect(optionGroups("slat", answer)).toEqual([
    { heading: "Did you mean", options: [{ type: "meant", query: "Salt", path: "/search?q=Salt" }] },
  ]);
  expect(optionGroups("slat", { ...answer, didYouMean: null })).toEqual([]);
});

test("an empty box offers the recent searches", () => {
  expect(recentGroups([])).toEqual([]);
  expect(recentGroups(["salt"])[0]?.options).toEqual([
    { type: "recent", query: "salt", path: "/search?q=salt" },
  ]);
});
