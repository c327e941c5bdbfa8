import { expect, it } from "vitest";
import { startAtFrom } from "./start-at.ts";

const from = (query: string, durationSeconds: number | null = 100) =>
  startAtFrom(new URLSearchParams(query), durationSeconds);

it("takes seconds with or without fractions, clamped to the film", () => {
  expect(["t=0", "t=42", "t=42.5", "t=99", "t=100", "t=9999999"].map((query) => from(query))).toEqual([
    0, 42, 42.5, 98, 98, 98,
  ]);
  expect([from("t=42", null), from("t=5", 1)]).toEqual([42, 0]);
});

it.each([
  "",
  "t=",
  "t=-5",
  "t=1e3",
  "t=NaN",
  "t=Infinity",
  "t=0x10",
  "t=12345678",
  "t=1:30",
  "t=5%00",
  "version=5",
])("resumes for %j", (query) => expect(from(query)).toBeNull());
