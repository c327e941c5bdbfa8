import { expect, test } from "vitest";
import { readSearch } from "./search-state.ts";

test("an address names a search, and what it does not know is left out", () => {
  expect(readSearch(new URLSearchParams("q=+salt+&kind=line"))).toEqual({ query: "salt", kind: "line" });
  expect(readSearch(new URLSearchParams("q=salt&kind=toString"))).toEqual({ query: "salt", kind: null });
  expect(readSearch(new URLSearchParams())).toEqual({ query: "", kind: null });
  expect(readSearch(new URLSearchParams({ q: "a".repeat(900) })).query).toHaveLength(200);
});
