import { describe, expect, it } from "vitest";
import { isWithinJsonBounds, MAX_JSON_DEPTH, MAX_JSON_VALUES } from "#app/trpc/json-bounds.ts";

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const listOf = (count: number): string => `[${"0,".repeat(count - 1)}0]`;
const objectOf = (count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at])));

describe("a JSON text within the bounds", () => {
  it.each([
    ["nothing", ""],
    ["a text full of brackets", JSON.stringify("[{,".repeat(MAX_JSON_VALUES))],
    ["a text with escaped quotes", JSON.stringify('"['.repeat(100))],
    ["a text that ends with a backslash", JSON.stringify(`${"[".repeat(100)}\\`)],
    ["the deepest value", nested(MAX_JSON_DEPTH)],
    ["many values side by side", `[${"[],".repeat(1_000)}0]`],
    ["the longest list", listOf(MAX_JSON_VALUES)],
    ["the largest object", objectOf(MAX_JSON_VALUES)],
  ])("may be %s", (_what, text) => {
    expect(isWithinJsonBounds(text)).toBe(true);
  });
});

describe("a JSON text over the bounds", () => {
  it.each([
    ["one level too deep", nested(MAX_JSON_DEPTH + 1)],
    ["too deep, behind a string", `{"\\\\":${nested(MAX_JSON_DEPTH)}}`],
    ["one value too long", listOf(MAX_JSON_VALUES + 1)],
    ["one key too large", objectOf(MAX_JSON_VALUES + 1)],
    ["full of empty objects", "{}".repeat(MAX_JSON_VALUES + 1)],
    ["brackets that never close", "[".repeat(2 ** 20)],
  ])("is %s", (_what, text) => {
    expect(isWithinJsonBounds(text)).toBe(false);
  });
});
