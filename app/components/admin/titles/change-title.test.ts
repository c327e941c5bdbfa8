import { expect, it } from "vitest";
import { yearOf } from "./change-title.ts";
import { genresOf } from "./change-words.ts";

it("reads genres separated by commas, each once", () => {
  expect(genresOf(" Drama, Mystery ,, Drama")).toEqual(["Drama", "Mystery"]);
  expect(genresOf("")).toEqual([]);
});

it("reads a year, and lets the RPC refuse what is not one", () => {
  expect(["2026", " ", "soon"].map(yearOf)).toEqual([2026, null, 0]);
});
