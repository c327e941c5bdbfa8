import { expect, test } from "vitest";
import { addRecent, readRecent, removeRecent } from "./recent-searches.ts";

function shelf(initial: string | null = null) {
  let kept = initial;
  return { getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) };
}

test("keeps the newest searches, each once, and forgets them when told", () => {
  const kept = shelf();
  for (const query of ["a", "b", "c", "d", "e", "f", "g", " B ", ""]) addRecent(query, kept);
  expect(readRecent(kept)).toEqual(["B", "g", "f", "e", "d", "c"]);
  removeRecent("f", kept);
  expect(readRecent(kept)).toEqual(["B", "g", "e", "d", "c"]);
  removeRecent(null, kept);
  expect(readRecent(kept)).toEqual([]);
});

test("is empty for what it cannot read, and where a browser stores nothing", () => {
  expect(readRecent(shelf("{"))).toEqual([]);
  expect(readRecent(shelf('{"a":1}'))).toEqual([]);
  expect(readRecent(shelf('["a",1]'))).toEqual(["a"]);
  const refusing = {
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(() => addRecent("a", refusing)).not.toThrow();
});
