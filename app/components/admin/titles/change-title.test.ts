import { expect, it } from "vitest";
import { genresOf, yearOf } from "./change-title.ts";

it("reads genres between commas, each once", () => {
  expect(genresOf(" Drama, Mystery ,, Drama")).toEqual(["Drama", "Mystery"]);
  expect(genresOf("")).toEqual([]);
});

it("reads a year, and lets the RPC refuse what is none", () => {
  expect(["2026", " ", "soon"].map(yearOf)).toEqual([2026, null, 0]);
});
