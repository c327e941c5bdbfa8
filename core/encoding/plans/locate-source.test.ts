import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { locateSource } from "#core/encoding/plans/locate-source.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { createFilesystemStorage } from "#core/storage/drivers/filesystem/filesystem-storage.ts";
import { createMemoryStorage } from "#core/storage/drivers/memory/memory-storage.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

const SOURCE_KEY = "sources/01900000-0000-7000-8000-000000000001/01900000-0000-7000-8000-000000000002/source";
let disk: string;
let mount: string;
let ctx: CoreContext;
beforeEach(async () => {
  disk = tempFolder("disk");
  mount = path.join(disk, "mount");
  await mkdir(mount);
  ctx = createFilesystemStorage({ root: mount, partSecret: "secret" }) as CoreContext;
});

/** What unmounting leaves: an empty folder. */
async function unmount(): Promise<void> {
  await rename(mount, path.join(disk, "away"));
  await mkdir(mount);
}

describe("a file imported in place", () => {
  const film = () => path.join(mount, "films", "A (2001)", "a.mkv");
  const locate = (sourceRoot: string | null, sourceKey = film()) =>
    locateSource(ctx, { sourceKind: "in_place", sourceKey, sourceRoot, seekableSourceKey: null });
  beforeEach(async () => {
    for (const name of ["A (2001)", "B (2002)"])
      await mkdir(path.join(mount, "films", name), { recursive: true });
    for (const name of ["A (2001)/a.mkv", "A (2001)/a.nfo", "B (2002)/b.mkv"])
      await writeFile(path.join(mount, "films", name), "x");
  });

  it("is found", async () => expect(await locate(mount)).toEqual({ kind: "path", path: film() }));

  it("is gone where it is missing beside others", async () => {
    await rm(film());
    for (const root of [null, mount, path.join(mount, "films")])
      await expect(locate(root)).rejects.toMatchObject({ code: "gone" });
  });

  it("is gone with its folder, where the import's folder holds others", async () => {
    await rm(path.dirname(film()), { recursive: true });
    await expect(locate(mount)).rejects.toMatchObject({ code: "gone" });
    await expect(locate(path.join(mount, "films"))).rejects.toMatchObject({ code: "gone" });
  });

  it("waits for a disk that is not mounted", async () => {
    await unmount();
    for (const root of [null, disk, mount, path.join(mount, "films"), path.dirname(film())])
      await expect(locate(root)).rejects.toMatchObject({ code: "unavailable" });
  });

  it("waits for a disk whose mount point went with it, beside other disks", async () => {
    await rename(mount, path.join(disk, "away"));
    for (const root of [null, mount, path.join(mount, "films")])
      await expect(locate(root)).rejects.toMatchObject({ code: "unavailable" });
  });

  it("waits where its path leads through a file", async () => {
    await expect(locate(mount, path.join(film(), "inside.mkv"))).rejects.toMatchObject({
      code: "unavailable",
    });
  });

  it("waits where the file system answers with another error than “no such file”", async () => {
    await rm(film());
    await symlink(film(), film());
    await expect(locate(mount)).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("a stored file", () => {
  const locate = () =>
    locateSource(ctx, {
      sourceKind: "stored",
      sourceKey: SOURCE_KEY,
      sourceRoot: null,
      seekableSourceKey: null,
    });
  beforeEach(async () => {
    await ctx.store.put(STORE_ID_KEY, Buffer.from("an-id"));
    await ctx.store.put(SOURCE_KEY, Buffer.from("x"));
  });

  it("is gone where the store is there without it", async () => {
    expect(await locate()).toEqual({ kind: "path", path: path.join(mount, SOURCE_KEY) });
    await ctx.store.delete([SOURCE_KEY]);
    await expect(locate()).rejects.toMatchObject({ code: "gone" });
  });

  it("waits for a store whose disk is not mounted", async () => {
    await unmount();
    await expect(locate()).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("a file in a store without paths", () => {
  const stored = { sourceKind: "stored", sourceKey: SOURCE_KEY, sourceRoot: null } as const;
  const copy = `${path.dirname(SOURCE_KEY)}/seekable.mkv`;
  beforeEach(async () => {
    ctx = createMemoryStorage({ partSecret: "unused" }) as CoreContext;
    await ctx.store.put(SOURCE_KEY, Buffer.from("0123456789"));
    await ctx.store.put(copy, Buffer.from("copy"));
  });
  const locate = async (seekableSourceKey: string | null = null, store = ctx.store) => {
    const located = await locateSource({ ...ctx, store }, { ...stored, seekableSourceKey });
    if (located.kind === "path") throw new Error("This store has no paths.");
    return located;
  };

  it("is read in ranges", async () => {
    const located = await locate();
    expect(located).toMatchObject({ key: SOURCE_KEY, sizeBytes: 10 });
    expect(await text(await located.read({ start: 2, end: 5 }))).toBe("234");
    expect(await locate(copy)).toMatchObject({ key: copy, sizeBytes: 4 });
  });

  it("is gone where the store is there without it, also in the middle of reading", async () => {
    const located = await locate();
    await ctx.store.delete([SOURCE_KEY]);
    await expect(locate()).rejects.toMatchObject({ code: "gone" });
    await expect(located.read({ start: 0, end: 1 })).rejects.toMatchObject({ code: "gone" });
  });

  it("waits where the store that says so is not the right one", async () => {
    await ctx.store.delete([SOURCE_KEY]);
    const check = () => Promise.reject(new DomainError("unavailable", "start.storeForeign"));
    await expect(locate(null, { ...ctx.store, check })).rejects.toMatchObject({ code: "unavailable" });
  });
});
