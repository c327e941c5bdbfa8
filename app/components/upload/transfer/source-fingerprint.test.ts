import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { fingerprintOf } from "#core/import/fingerprint.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { sourceFingerprintOf } from "./source-fingerprint.ts";

const bytesOf = (sizeBytes: number) => Uint8Array.from({ length: sizeBytes }, (_, at) => (at * 31) % 251);

it.each([1, 65_535, 65_536, 100_000, 400_000])("is that of an import, for %i bytes", async (sizeBytes) => {
  const bytes = bytesOf(sizeBytes);
  const file = path.join(tempFolder("fingerprint"), "film.mp4");
  await writeFile(file, bytes);
  expect(await sourceFingerprintOf(new Blob([bytes]))).toBe(await fingerprintOf(file, sizeBytes));
});

it("differs by the size and by either end", async () => {
  const bytes = bytesOf(300_000);
  const known = await sourceFingerprintOf(new Blob([bytes]));
  expect(await sourceFingerprintOf(new Blob([bytes.subarray(1)]))).not.toBe(known);
  for (const at of [0, 299_999]) {
    const changed = bytes.slice();
    changed[at] = 255;
    expect(await sourceFingerprintOf(new Blob([changed]))).not.toBe(known);
  }
});
