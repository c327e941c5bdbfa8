import { appendFile, mkdir, readdir, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createFilesystemStorage } from "#core/storage/drivers/filesystem/filesystem-storage.ts";
import { removeStaleTemps } from "#core/storage/drivers/filesystem/stale-temps.ts";
import { imageKey, imagePrefix, uploadPrefix } from "#core/storage/object-key.ts";
import { type Storage } from "#core/storage/storage.ts";
import { describeObjectStoreContract } from "#core/storage/testing/object-store-contract.ts";
import { describeSourceAccessContract } from "#core/storage/testing/source-access-contract.ts";
import { describeUploadPartsContract, sendToReceiver } from "#core/storage/testing/upload-parts-contract.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

const ID = "01900000-0000-7000-8000-000000000001";
function open(): Storage & { root: string } {
  const root = tempFolder("store");
  return { root, ...createFilesystemStorage({ root, partSecret: "secret" }) };
}
const openStorage = () => Promise.resolve<Storage>(open());

describeObjectStoreContract("filesystem", openStorage);
describeUploadPartsContract("filesystem", { openStorage, sendPart: sendToReceiver });
describeSourceAccessContract("filesystem", openStorage);

describe("filesystem store", () => {
  it("shows nothing of a write that a crash cut before its link, and cleans up after an hour", async () => {
    const { store, root } = open();
    await mkdir(join(root, ".tmp"), { recursive: true });
    const [stale, fresh] = [join(root, ".tmp", "1-stale"), join(root, ".tmp", "2-fresh")];
    await writeFile(stale, "half");
    await writeFile(fresh, "in work");
    await utimes(stale, new Date(), new Date(Date.now() - 2 * 3600_000));
    for await (const object of store.list("")) expect(object).toBeUndefined();
    expect(await removeStaleTemps(root)).toBe(1);
    expect(await readdir(join(root, ".tmp"))).toEqual(["2-fresh"]);
  });

  it("leaves no temp file and no empty folder behind", async () => {
    const { store, sources, root } = open();
    const key = imageKey(ID, 320);
    await Promise.all(Array.from({ length: 10 }, () => store.putIfAbsent(key, Buffer.from("x"))));
    expect(await readdir(join(root, ".tmp"))).toEqual([]);
    await store.delete([key]);
    expect(await readdir(root)).toEqual([".tmp"]);
    expect(sources.locate(key)).toEqual({ kind: "path", path: join(root, imagePrefix(ID), "320.webp") });
  });

  it("writes beside deletes that prune the same folder", async () => {
    const { store } = open();
    const work = Array.from({ length: 60 }, async (_, n) => {
      await store.put(imageKey(ID, n), Buffer.from("x"));
      await store.delete([imageKey(ID, n)]);
    });
    await Promise.all(work);
    for await (const object of store.list("")) expect(object).toBeUndefined();
  });

  it("trusts no manifest line that a crash truncated, and no part whose bytes are missing", async () => {
    const { uploadParts: parts, root } = open();
    const prefix = uploadPrefix(ID, ID);
    const send = (partNumber: number, body: string) =>
      parts.receive?.(
        { prefix, uploadId: ID, partNumber, offsetBytes: (partNumber - 1) * 4, partBytes: 4 },
        Readable.from([Buffer.from(body)]),
      );
    await send(1, "abcd");
    await appendFile(join(root, prefix, "source.parts"), '\n{"partNumber":7,"offs');
    await send(2, "efgh");
    expect((await parts.list(prefix)).map((part) => part.partNumber)).toEqual([1, 2]);
    await truncate(join(root, prefix, "source"), 6);
    expect((await parts.list(prefix)).map((part) => part.partNumber)).toEqual([1]);
  });

  it("lets a part that is sent again win over an earlier try that hangs", async () => {
    const { uploadParts: parts } = open();
    const request = {
      prefix: uploadPrefix(ID, ID),
      uploadId: ID,
      partNumber: 1,
      offsetBytes: 0,
      partBytes: 4,
    };
    const hanging = new Readable({ read: () => undefined });
    hanging.push(Buffer.from("ab"));
    const first = parts.receive?.(request, hanging);
    const refused = expect(first).rejects.toMatchObject({ code: "conflict" });
    expect(await parts.receive?.(request, Readable.from([Buffer.from("abcd")]))).toBe(4);
    await refused;
  });

  it("keeps a given file where it could not be stored, for another try", async () => {
    const { store, root } = open();
    const given = join(root, "given.m4s");
    await writeFile(given, "bytes");
    await writeFile(join(root, "images"), "in the way of the folder");
    await expect(store.putFileIfAbsent(imageKey(ID, 1), given)).rejects.toMatchObject({
      code: "unavailable",
    });
    await rm(join(root, "images"));
    expect(await store.putFileIfAbsent(imageKey(ID, 1), given)).toBe(true);
    expect(await readdir(root)).not.toContain("given.m4s");
  });

  it("treats an empty folder as a disk that is not mounted, and never creates the folder", async () => {
    const { store, root } = open();
    await expect(store.check()).rejects.toMatchObject({ code: "unavailable" });
    expect(await readdir(root)).toEqual([]);
    await rm(root, { recursive: true });
    await expect(store.check()).rejects.toMatchObject({ code: "unavailable" });
    await expect(readdir(root)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("says unavailable where its folder cannot be used", async () => {
    const { root } = open();
    await writeFile(join(root, "file"), "not a folder");
    const { store } = createFilesystemStorage({ root: join(root, "file"), partSecret: "secret" });
    await expect(store.check()).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.putIfAbsent(imageKey(ID, 1), Buffer.from("x"))).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});
