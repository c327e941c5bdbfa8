import { expect, it } from "vitest";
import { answerRange } from "#core/storage/range-header.ts";

const part = (start: number, end: number) => ({ kind: "part", range: { start, end } });

it.each([
  [undefined, { kind: "entire" }],
  ["bytes=0-0", part(0, 1)],
  ["bytes=0-9", part(0, 10)],
  ["bytes=3-", part(3, 10)],
  ["bytes=3-99", part(3, 10)],
  ["bytes=-4", part(6, 10)],
  ["bytes=-99", part(0, 10)],
  ["bytes=9-9", part(9, 10)],
  ["bytes=10-", { kind: "unsatisfiable" }],
  ["bytes=10-20", { kind: "unsatisfiable" }],
  ["bytes=-0", { kind: "unsatisfiable" }],
  ["bytes=5-3", { kind: "entire" }],
  ["bytes=-", { kind: "entire" }],
  ["bytes=0-1,4-5", { kind: "entire" }],
  ["items=0-1", { kind: "entire" }],
  ["bytes=a-b", { kind: "entire" }],
  ["bytes=99999999999999999999-", { kind: "entire" }],
])("%s of ten bytes", (header, answer) => {
  expect(answerRange(header, 10)).toEqual(answer);
});

it("has nothing to give of an empty body", () => {
  expect(answerRange("bytes=0-", 0)).toEqual({ kind: "unsatisfiable" });
  expect(answerRange(undefined, 0)).toEqual({ kind: "entire" });
});
