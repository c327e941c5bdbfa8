import { expect, it } from "vitest";
import { formatBytes, formatSpeed } from "./bytes.ts";

it.each([
  [0, "0 bytes"],
  [812, "812 bytes"],
  [62_400, "62.4 kB"],
  [999_900, "1 MB"],
  [8_100_000_000, "8.1 GB"],
  [412_300_000_000, "412 GB"],
  [2e12, "2 TB"],
  [Number.NaN, "0 bytes"],
])("writes %d bytes as %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

it("writes a speed", () => {
  expect(formatSpeed(62_000_000)).toBe("62 MB/s");
});
