import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DomainError } from "#core/errors/domain-error.ts";
import { openMinioStorage } from "#core/storage/drivers/minio/minio-storage.ts";
import { seekableSourceKey, segmentKey, vodPrefix } from "#core/storage/object-key.ts";
import { type Storage } from "#core/storage/storage.ts";
import { HASH, keysOf, PREFIX, textOf, UPLOAD, VIDEO } from "#core/storage/testing/contract-keys.ts";
import { describeObjectStoreContract } from "#core/storage/testing/object-store-contract.ts";
import { describeSourceAccessContract } from "#core/storage/testing/source-access-contract.ts";
import { describeUploadPartsContract, type SendPart } from "#core/storage/testing/upload-parts-contract.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { newTestBucket } from "#core/testing/test-bucket.ts";

const openStorage = (): Promise<Storage> => openMinioStorage(newTestBucket());

/** Sends a part like a browser: 412 says that the store has it. */
const sendToStore: SendPart = async ({ uploadParts }, part, body) => {
  const { url, method, headers } = await uploadParts.target({ ...part, ttlSeconds: 60 });
  const answer = await fetch(url, { method, headers, body: new Uint8Array(body) });
  const text = await answer.text();
  if (answer.ok || answer.status === 412) return body.length;
  expect(text).toContain("SignatureDoesNotMatch");
  throw new DomainError("bad_input", "storage.partOfOtherSize", { bytes: part.partBytes });
};

describeObjectStoreContract("minio", openStorage);
describeUploadPartsContract("minio", { openStorage, sendPart: sendToStore });
describeSourceAccessContract("minio", openStorage);

describe("minio store", () => {
  it("lists and deletes more than a page of 1000", async () => {
    const { store } = await openStorage();
    const keys = Array.from({ length: 1_100 }, (_, n) => segmentKey(VIDEO, HASH, "v360", n));
    for (let first = 0; first < keys.length; first += 50) {
      await Promise.all(keys.slice(first, first + 50).map((key) => store.put(key, Buffer.from("x"))));
    }
    expect(await keysOf(store, vodPrefix(VIDEO))).toEqual(keys);
    await store.delete(keys);
    expect(await keysOf(store, "")).toEqual([]);
  });

  it("writes large bodies in blocks, once, and reads any range of them", async () => {
    const { store } = await openStorage();
    const bytes = Buffer.alloc(40 * 2 ** 20, "0123456789abcdef0");
    const path = join(tempFolder("large"), "seekable.mkv");
    await writeFile(path, bytes);
    const key = seekableSourceKey(VIDEO);
    expect(await store.putFileIfAbsent(key, path)).toBe(true);
    await expect(readFile(path)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await store.putIfAbsent(key, Buffer.alloc(40 * 2 ** 20))).toBe(false);
    expect((await store.readBytes(key, bytes.length)).equals(bytes)).toBe(true);
    const at = 17 * 2 ** 20;
    expect(await textOf(await store.read(key, { start: at, end: at + 9 }))).toBe(
      bytes.subarray(at, at + 9).toString(),
    );
  });

  it("reads a sealed source over its parts as one object", async () => {
    const storage = await openStorage();
    for (const [index, text] of ["abcd", "efgh", "ij"].entries()) {
      const part = { prefix: PREFIX, uploadId: UPLOAD, partNumber: index + 1, offsetBytes: index * 4 };
      await sendToStore(storage, { ...part, partBytes: text.length }, Buffer.from(text));
    }
    const { sourceKey } = await storage.uploadParts.seal(PREFIX, await storage.uploadParts.list(PREFIX));
    const location = storage.sources.locate(sourceKey);
    if (location.kind !== "ranges") throw new Error("A bucket has no paths.");
    expect(await textOf(await location.read({ start: 2, end: 9 }))).toBe("cdefghi");
    expect(await textOf(await location.read({ start: 4, end: 8 }))).toBe("efgh");
    expect(await textOf(await location.read({ start: 9, end: 99 }))).toBe("j");
    expect(await textOf(await location.read({ start: 10, end: 99 }))).toBe("");
    await expect(location.read({ start: 11, end: 12 })).rejects.toMatchObject({ code: "bad_input" });
    expect(await storage.store.head(sourceKey)).toMatchObject({ key: sourceKey, bytes: 10 });
    await storage.store.delete([`${PREFIX}00002`]);
    expect(await storage.store.head(sourceKey)).toBeNull();
  });

  it("finds the parts of an upload that is not sealed unreadable", async () => {
    const storage = await openStorage();
    const part = { prefix: PREFIX, uploadId: UPLOAD, partNumber: 1, offsetBytes: 0, partBytes: 4 };
    await sendToStore(storage, part, Buffer.from("abcd"));
    await expect(storage.store.read(`${PREFIX}source`)).rejects.toMatchObject({ code: "not_found" });
  });

  it("leaves nothing of a large body that breaks off", async () => {
    const { store } = await openStorage();
    async function* broken() {
      for (let n = 0; n < 40; n += 1) yield await Promise.resolve(Buffer.alloc(2 ** 20));
      throw new Error("the line was cut");
    }
    const { Readable } = await import("node:stream");
    await expect(store.putIfAbsent(seekableSourceKey(VIDEO), Readable.from(broken()))).rejects.toThrow("cut");
    expect(await keysOf(store, "")).toEqual([]);
  });
});
