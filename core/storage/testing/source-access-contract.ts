import { readFile } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type ByteRange } from "#core/storage/object-store.ts";
import { type SourceLocation } from "#core/storage/source-access.ts";
import { type Storage } from "#core/storage/storage.ts";
import { KEY, NO_KEYS, textOf } from "#core/storage/testing/contract-keys.ts";

/**
 * The contract of a driver's `SourceAccess`; each driver's `*.contract.test.ts` calls this with a new empty
 * storage.
 */
export function describeSourceAccessContract(name: string, openStorage: () => Promise<Storage>): void {
  describe(`source access contract: ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await openStorage();
    });

    it("reads the stored bytes, completely and in part", async () => {
      await storage.store.put(KEY, Buffer.from("0123456789"));
      const location = storage.sources.locate(KEY);
      expect(await rangeOf(location, { start: 0, end: 10 })).toBe("0123456789");
      expect(await rangeOf(location, { start: 2, end: 5 })).toBe("234");
      expect(await rangeOf(location, { start: 8, end: 99 })).toBe("89");
    });

    it("gives a path that is absolute, or none", () => {
      const location = storage.sources.locate(KEY);
      expect(location.kind === "ranges" || isAbsolute(location.path)).toBe(true);
    });

    it("says that there is nothing when it is read, not before", async () => {
      const location = storage.sources.locate(KEY);
      const code = location.kind === "path" ? "ENOENT" : "not_found";
      await expect(rangeOf(location, { start: 0, end: 1 })).rejects.toMatchObject({ code });
    });

    it("refuses keys that object-key.ts would not make", () => {
      for (const key of NO_KEYS)
        expect(() => storage.sources.locate(key)).toThrow("not the name of a stored object");
    });
  });
}

async function rangeOf(location: SourceLocation, range: ByteRange): Promise<string> {
  if (location.kind === "ranges") return textOf(await location.read(range));
  return (await readFile(location.path)).subarray(range.start, range.end).toString();
}
