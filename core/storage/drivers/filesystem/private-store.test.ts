import { chmod, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readEnv } from "#core/config/env.ts";
import { newId } from "#core/uuid.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { imageKey, subtitleKey, uploadPrefix } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

let dataDir: string;
let umask: number;
beforeEach(() => {
  dataDir = tempFolder("private");
  // The most permissive umask: modes must come from our code.
  umask = process.umask(0);
});
afterEach(() => void process.umask(umask));

const open = () => openStorage(readEnv({ NODE_ENV: "test", MATINEE_DATA_DIR: dataDir }));

/** Every file and folder of the store that others could read, write or enter, with its mode. */
async function openToOthers(): Promise<string[]> {
  const root = join(dataDir, "objects");
  const below = await readdir(root, { recursive: true });
  const looked = ["", ...below].map(async (path) => {
    const info = await stat(join(root, path));
    const wanted = info.isDirectory() ? 0o700 : 0o600;
    return (info.mode & 0o777) === wanted ? [] : [`${path} ${(info.mode & 0o777).toString(8)}`];
  });
  return (await Promise.all(looked)).flat();
}

it("writes files that only its own user can read, in folders that only it can enter", async () => {
  const { store, uploadParts } = await open();
  const given = join(dataDir, "made-by-ffmpeg.webp");
  await writeFile(given, "webp", { mode: 0o666 });
  await store.putFileIfAbsent(imageKey(newId(), 320), given);
  await store.putIfAbsent(imageKey(newId(), 320), Buffer.from("webp"));
  await store.put(subtitleKey(newId(), 0), Buffer.from("WEBVTT"));
  const [prefix, uploadId] = [uploadPrefix(newId(), newId()), newId()];
  await uploadParts.receive?.(
    { prefix, uploadId, partNumber: 1, offsetBytes: 0, partBytes: 4 },
    Readable.from([Buffer.from("film")]),
  );
  expect(await openToOthers()).toEqual([]);
});

it("closes a store that an older version wrote, once, and its root at every start", async () => {
  const { store } = await open();
  const key = imageKey(newId(), 320);
  await store.put(key, Buffer.from("webp"));
  const root = join(dataDir, "objects");
  // Like an older version left it.
  await rm(join(root, ".keys", "private-modes"));
  for (const path of ["", ...(await readdir(root, { recursive: true }))]) {
    const isFolder = (await stat(join(root, path))).isDirectory();
    await chmod(join(root, path), isFolder ? 0o755 : 0o644);
  }
  await mkdir(join(root, "vod", newId()), { recursive: true, mode: 0o755 });
  expect(await openToOthers()).not.toEqual([]);
  await open();
  expect(await openToOthers()).toEqual([]);
  await chmod(root, 0o755);
  await open();
  expect(await openToOthers()).toEqual([]);
});
