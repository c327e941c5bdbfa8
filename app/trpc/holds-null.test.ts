import { expect, it } from "vitest";
import { holdsNull } from "#app/trpc/holds-null.ts";

it.each([
  [undefined, false],
  [null, false],
  ["a\\u0000b", false],
  [{ a: [1, true, { b: "x" }] }, false],
  ["a\0b", true],
  [{ a: [1, { b: "\0" }] }, true],
  [{ "\0": 1 }, true],
])("of %j is %s", (value, holds) => {
  expect(holdsNull(value)).toBe(holds);
});

it("goes as deep as the value", () => {
  let deep: unknown = "\0";
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];
  expect(holdsNull(deep)).toBe(true);
});
