import { expect, test } from "vitest";
import { lagWords, stateWords } from "./search-words.ts";

test("says which engine searches, and how far it is behind", () => {
  expect(stateWords({ meilisearch: "none" })).toBe("Postgres");
  expect(stateWords({ meilisearch: "unreachable" })).toContain("does not answer");
  expect(lagWords({ lag: 0, rebuild: null })).toBe("Up to date");
  expect(lagWords({ lag: 1, rebuild: null })).toBe("1 title is not indexed yet");
  expect(lagWords({ lag: 3, rebuild: { id: "a", completedTitles: 2, totalTitles: 9 } })).toContain("2 of 9");
});
