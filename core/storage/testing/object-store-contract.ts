import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "vitest";
import { initKey, segmentKey, STORE_ID_KEY, vodPrefix } from "#core/storage/object-key.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";
import { type Storage } from "#core/storage/storage.ts";
import {
  HASH,
  KEY,
  NO_KEYS,
  OTHER,
  UPLOAD,
  VIDEO,
  keysOf,
  textOf,
} from "#core/storage/testing/contract-keys.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

/**
 * The contract of a driver's `ObjectStore`; each driver's `*.contract.test.ts` calls this with a new empty
 * storage.
 */
export function describeObjectStoreContract(name: string, openStorage: () => Promise<Storage>): void {
  describe(`object store contract: ${name}`, () => {
    let store: ObjectStore;
    beforeEach(async () => {
      ({ store } = await openStorage());
    });
    describe("writing once", () => describeWriteOnce(() => store));
    describe("reading", () => describeReading(() => store));
    describe("listing", () => describeListing(() => store));
    describe("health", () => describeHealth(() => store));
  });
}

function describeWriteOnce(store: () => ObjectStore): void {
  it("lets exactly one of 20 concurrent writers win, and keeps the winner's bytes", async () => {
    const tries = Array.from({ length: 20 }, (_, n) => store().putIfAbsent(KEY, Buffer.alloc(1000 + n, n)));
    const wins = await Promise.all(tries);
    expect(wins.filter(Boolean)).toHaveLength(1);
    const winner = wins.indexOf(true);
    expect(await store().readBytes(KEY, 5000)).toEqual(Buffer.alloc(1000 + winner, winner));
  });

  it("takes a stream, and a file that it then owns", async () => {
    expect(await store().putIfAbsent(KEY, Readable.from([Buffer.from("ab"), Buffer.from("cd")]))).toBe(true);
    expect((await store().readBytes(KEY, 10)).toString()).toBe("abcd");
    const folder = tempFolder("contract");
    const path = join(folder, "segment.m4s");
    await writeFile(path, "from a file");
    const key = segmentKey(VIDEO, HASH, "v360", 0);
    expect(await store().putFileIfAbsent(key, path)).toBe(true);
    expect((await store().readBytes(key, 100)).toString()).toBe("from a file");
    await writeFile(path, "a later one");
    expect(await store().putFileIfAbsent(key, path)).toBe(false);
    expect((await store().readBytes(key, 100)).toString()).toBe("from a file");
  });

  it("leaves nothing behind when the body breaks off", async () => {
    const broken = new Readable({
      read() {
        this.push(Buffer.alloc(10));
        this.destroy(new Error("the line was cut"));
      },
    });
    await expect(store().putIfAbsent(KEY, broken)).rejects.toThrow("the line was cut");
    expect(await store().head(KEY)).toBeNull();
    expect(await keysOf(store(), "")).toEqual([]);
  });

  it("replaces by put, and forgets by delete, which may be repeated", async () => {
    await store().put(KEY, Buffer.from("one"));
    await store().put(KEY, Buffer.from("two!"));
    expect((await store().readBytes(KEY, 10)).toString()).toBe("two!");
    await store().delete([KEY, segmentKey(VIDEO, HASH, "v360", 7)]);
    await store().delete([KEY]);
    expect(await store().head(KEY)).toBeNull();
    expect(await store().putIfAbsent(KEY, Buffer.from("again"))).toBe(true);
  });

  it("refuses keys that object-key.ts would not make", async () => {
    for (const key of NO_KEYS) {
      await expect(async () => store().putIfAbsent(key, Buffer.from("x"))).rejects.toMatchObject({
        code: "bad_input",
      });
      await expect(async () => store().read(key)).rejects.toMatchObject({ code: "bad_input" });
    }
  });
}

function describeReading(store: () => ObjectStore): void {
  const text = "0123456789";
  beforeEach(() => store().put(KEY, Buffer.from(text)));

  it("reads all of it, and half-open ranges whose end is clamped", async () => {
    expect(await textOf(await store().read(KEY))).toBe(text);
    expect(await textOf(await store().read(KEY, { start: 2, end: 5 }))).toBe("234");
    expect(await textOf(await store().read(KEY, { start: 8, end: 99 }))).toBe("89");
    expect(await textOf(await store().read(KEY, { start: 4, end: 4 }))).toBe("");
    await expect(store().read(KEY, { start: 11, end: 12 })).rejects.toMatchObject({ code: "bad_input" });
  });

  it("opens an object with what is known of it, in one step", async () => {
    const { info, body } = await store().open(KEY);
    expect(info).toEqual(await store().head(KEY));
    expect(await textOf(body)).toBe(text);
  });

  it("says what is not there, and what is too large", async () => {
    const missing = segmentKey(VIDEO, HASH, "v360", 9);
    await expect(store().open(missing)).rejects.toMatchObject({ code: "not_found" });
    await expect(store().read(missing)).rejects.toMatchObject({ code: "not_found" });
    await expect(store().readBytes(missing, 10)).rejects.toMatchObject({ code: "not_found" });
    await expect(store().readBytes(KEY, 9)).rejects.toMatchObject({ code: "too_large" });
    expect(await store().head(missing)).toBeNull();
    expect(await store().head("vod")).toBeNull();
  });

  it("gives size, time and a strong etag that changes with the bytes", async () => {
    const before = await store().head(KEY);
    expect(before).toMatchObject({ key: KEY, bytes: 10 });
    expect(Math.abs((before?.modifiedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(before?.etag).toMatch(/^"[^"]+"$/);
    expect((await store().head(KEY))?.etag).toBe(before?.etag);
    await store().put(KEY, Buffer.from("9876543210"));
    expect((await store().head(KEY))?.etag).not.toBe(before?.etag);
  });

  it("lets a reader finish what is deleted meanwhile", async () => {
    const stream = await store().read(KEY);
    await store().delete([KEY]);
    expect(await textOf(stream)).toBe(text);
  });
}

function describeListing(store: () => ObjectStore): void {
  it("lists what is below a prefix, and nothing else", async () => {
    const keys = Array.from({ length: 300 }, (_, n) => segmentKey(VIDEO, HASH, "v360", n));
    await Promise.all(keys.map((key) => store().put(key, Buffer.from("x"))));
    await store().put(initKey(OTHER, HASH, "v360"), Buffer.from("y"));
    expect(await keysOf(store(), vodPrefix(VIDEO))).toEqual(keys);
    expect(await keysOf(store(), "")).toHaveLength(301);
    expect(await keysOf(store(), vodPrefix(UPLOAD))).toEqual([]);
    await expect(keysOf(store(), "vod")).rejects.toMatchObject({ code: "bad_input" });
  });

  it("names the prefixes directly below one", async () => {
    await store().put(initKey(VIDEO, HASH, "v360"), Buffer.from("x"));
    await store().put(initKey(VIDEO, HASH, "v720"), Buffer.from("x"));
    await store().put(initKey(OTHER, HASH, "v360"), Buffer.from("x"));
    await store().put(".matinee-store", Buffer.from("x"));
    expect(await collected(store().listPrefixes(""))).toEqual(["vod/"]);
    expect(await collected(store().listPrefixes("vod/"))).toEqual([vodPrefix(VIDEO), vodPrefix(OTHER)]);
    expect(await collected(store().listPrefixes(vodPrefix(UPLOAD)))).toEqual([]);
  });

  it("may be deleted from while it runs", async () => {
    const keys = Array.from({ length: 50 }, (_, n) => segmentKey(VIDEO, HASH, "v360", n));
    for (const key of keys) await store().put(key, Buffer.from("x"));
    while ((await keysOf(store(), "")).length > 0) {
      for await (const { key } of store().list(vodPrefix(VIDEO))) await store().delete([key]);
    }
    expect(await store().head(keys[0] ?? "")).toBeNull();
  });
}

function describeHealth(store: () => ObjectStore): void {
  it("can be used", async () => {
    await store().put(STORE_ID_KEY, Buffer.from("an-id"));
    await expect(store().check()).resolves.toBeUndefined();
    const space = await store().freeSpace();
    if (space) expect(space.freeBytes).toBeLessThanOrEqual(space.totalBytes);
  });
}

async function collected(items: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const item of items) all.push(item);
  return all.sort();
}
