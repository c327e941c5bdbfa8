import { expect, it } from "vitest";
import { storedBytes } from "./stored-bytes.ts";

const upload = { partSizeBytes: 8, partCount: 3, sizeBytes: 20 };

it("counts full parts, and the last one with its own size", () => {
  expect(storedBytes({ ...upload, storedParts: [] })).toBe(0);
  expect(storedBytes({ ...upload, storedParts: [1, 2] })).toBe(16);
  expect(storedBytes({ ...upload, storedParts: [1, 3] })).toBe(12);
  expect(storedBytes({ ...upload, storedParts: [1, 2, 3] })).toBe(20);
});
