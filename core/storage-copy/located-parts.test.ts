import { expect, test } from "vitest";
import { locateParts } from "#core/storage-copy/located-parts.ts";

test("parts begin at multiples of the size that all but the last have", () => {
  const parts = [
    { partNumber: 1, bytes: 8 },
    { partNumber: 3, bytes: 8 },
    { partNumber: 4, bytes: 2 },
  ];
  expect(locateParts(parts).map(({ offsetBytes }) => offsetBytes)).toEqual([0, 16, 24]);
  expect(locateParts([])).toEqual([]);
});

test("a single part that may be the last has no known offset", () => {
  expect(locateParts([{ partNumber: 4, bytes: 2 }])).toEqual([]);
  expect(locateParts([{ partNumber: 1, bytes: 2 }])).toHaveLength(1);
});
