import { describe, expect, it } from "vitest";
import { inputFault } from "#app/trpc/input-fault.ts";
import { MAX_JSON_VALUES } from "#app/trpc/json-bounds.ts";

describe("an input without a fault", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["an escape that is none", "a\\u0000b"],
    ["values in values", { a: [1, true, { b: "x" }] }],
    ["the longest list", new Array(MAX_JSON_VALUES).fill(0)],
    ["bytes, which JSON cannot hold", { bytes: new Uint8Array(10 * MAX_JSON_VALUES) }],
  ])("is %s", (_what, input) => {
    expect(inputFault(input)).toBeNull();
  });
});

describe("U+0000", () => {
  it.each([
    ["in a text", "a\0b"],
    ["in a text inside", { a: [1, { b: "\0" }] }],
    ["in a key", { "\0": 1 }],
    ["deep inside", Array.from({ length: 1_000 }).reduce((inner) => [inner], "\0")],
  ])("is found %s", (_where, input) => {
    expect(inputFault(input)).toBe("request.controlCharacters");
  });
});

describe("too many values", () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = [cycle, cycle];
  it.each([
    ["in a list", new Array(MAX_JSON_VALUES + 1).fill(0)],
    ["in a list that has a length alone", new Array(2 ** 32 - 1)],
    ["in lists of lists", new Array(200).fill(new Array(200).fill(0))],
    ["in a cycle", cycle],
  ])("are refused %s", (_where, input) => {
    expect(inputFault(input)).toBe("request.tooManyValues");
  });
});
