import { expect, test } from "vitest";
import { splitText } from "./split-text.ts";

test("splits a text at what matches", () => {
  const highlights = [
    { start: 0, end: 2 },
    { start: 6, end: 10 },
  ];
  expect(splitText({ text: "Eight lamps.", highlights })).toEqual([
    { text: "Ei", isMatch: true },
    { text: "ght ", isMatch: false },
    { text: "lamp", isMatch: true },
    { text: "s.", isMatch: false },
  ]);
  expect(splitText({ text: "Salt", highlights: [] })).toEqual([{ text: "Salt", isMatch: false }]);
});
