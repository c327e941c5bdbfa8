import { expect, it } from "vitest";
import { fingerprintOf, firstBytesOf, toBase64 } from "./fingerprint.ts";

const file = { name: "Film.mkv", size: 81, lastModified: 1_700_000_000_000 };

it("is the same for the same file, and another for a changed one", () => {
  expect(fingerprintOf(file)).toBe(fingerprintOf({ ...file }));
  expect(fingerprintOf(file)).not.toBe(fingerprintOf({ ...file, size: 82 }));
  expect(fingerprintOf(file)).not.toBe(fingerprintOf({ ...file, lastModified: 0 }));
  expect(fingerprintOf({ ...file, name: "x".repeat(5_000) })).toHaveLength(1_000);
});

it("reads the first bytes alone", async () => {
  const bytes = await firstBytesOf(new Blob([new Uint8Array(200_000).fill(7)]));
  expect(bytes.length).toBe(65_536);
});

it("writes base64 of many bytes", () => {
  const bytes = new Uint8Array(20_000).map((_, index) => index % 256);
  expect(Buffer.from(toBase64(bytes), "base64")).toEqual(Buffer.from(bytes));
});
