import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openMinioStorage } from "#core/storage/drivers/minio/minio-storage.ts";
import { Bucket } from "#core/storage/drivers/minio/bucket.ts";
import { imageKey, STORE_ID_KEY } from "#core/storage/object-key.ts";
import { createMinioStorage } from "#core/storage/drivers/minio/minio-storage.ts";
import { keysOf, VIDEO } from "#core/storage/testing/contract-keys.ts";
import { type FaultyProxy, startFaultyProxy } from "#core/testing/faulty-proxy.ts";
import { startMinioServer, type MinioServer } from "#core/testing/minio-server.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { MINIO_BINARY_VARIABLE, newTestBucket } from "#core/testing/test-bucket.ts";

const KEY = imageKey(VIDEO, 1);
const BYTES = Buffer.alloc(6 * 2 ** 20, "0123456789abcdef0");

describe("a store behind a faulty line", () => {
  let proxy: FaultyProxy;
  beforeAll(async () => {
    proxy = await startFaultyProxy(newTestBucket().endpoint.origin);
  });
  afterEach(() => {
    proxy.fail(() => false);
    proxy.cutAfter(null);
  });
  afterAll(() => proxy.close());
  const settings = () => ({ ...newTestBucket(), endpoint: new URL(proxy.endpoint) });
  const open = async () => (await openMinioStorage(settings())).store;

  it("tries again after SlowDown, 500 and a reset, and knows its own write where the answer was lost", async () => {
    const store = await open();
    proxy.fail((_, answer, number) => {
      if (number === 0) answer.writeHead(503).end("<Error><Code>SlowDown</Code></Error>");
      else if (number === 1) answer.writeHead(500).end();
      else if (number === 2) answer.destroy();
      return number < 3;
    });
    expect(await store.putIfAbsent(KEY, BYTES)).toBe(true);
    proxy.fail((_, answer, number) => {
      if (number === 0) answer.writeHead = () => answer.destroy();
      return false;
    });
    expect(await store.putIfAbsent(imageKey(VIDEO, 2), Buffer.from("mine"))).toBe(true);
    expect(await store.putIfAbsent(imageKey(VIDEO, 2), Buffer.from("another's"))).toBe(false);
  });

  it("goes on where a connection is cut in the middle of a body", async () => {
    const store = await open();
    await store.put(KEY, BYTES);
    proxy.cutAfter(2 ** 20);
    expect((await store.readBytes(KEY, BYTES.length)).equals(BYTES)).toBe(true);
  });

  it("is unavailable within its deadline while the store answers 503", async () => {
    const store = await open();
    proxy.fail((_, answer) => Boolean(answer.writeHead(503).end("<Error><Code>SlowDown</Code></Error>")));
    const startedAtMs = performance.now();
    await expect(store.put(KEY, Buffer.from("x"))).rejects.toMatchObject({ code: "unavailable" });
    expect(performance.now() - startedAtMs).toBeLessThan(20_000);
  });

  it.each([
    ["RequestTimeTooSkewed", 403, "storage.clocksDiffer"],
    ["NoSuchBucket", 404, "storage.bucketMissing"],
    ["XAdminUserNotFound", 404, "storage.accessKeyUnknown"],
    ["SomethingElse", 404, "storage.storeAnswered"],
    ["XMinioStorageFull", 507, "storage.storeFull"],
  ])("explains %s", async (code, status, key) => {
    const store = await open();
    proxy.fail((_, answer) => Boolean(answer.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)));
    await expect(store.put(KEY, Buffer.from("x"))).rejects.toMatchObject({ userMessage: { key } });
  });

  it("refuses a store that does not honour If-None-Match", async () => {
    proxy.fail((request, answer) => request.method === "PUT" && (answer.writeHead(200).end(), true));
    await expect(openMinioStorage(settings())).rejects.toMatchObject({
      userMessage: { key: "storage.storeOverwrites" },
    });
  });
});

describe("a store with other settings than ours", () => {
  it("names the setting", async () => {
    const settings = newTestBucket();
    const keyOf = (changes: Partial<typeof settings>) =>
      openMinioStorage({ ...settings, ...changes }).then(
        () => null,
        (error: unknown) => (error as { userMessage: { key: string } }).userMessage.key,
      );
    expect(await keyOf({ accessKey: "unknown-key" })).toBe("storage.accessKeyUnknown");
    expect(await keyOf({ secretKey: "wrong-secret" })).toBe("storage.secretKeyWrong");
    const { store } = createMinioStorage(new Bucket(settings));
    await expect(store.put(KEY, Buffer.from("x"))).rejects.toMatchObject({
      userMessage: { key: "storage.bucketMissing" },
    });
    await expect(store.head(KEY)).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.check()).rejects.toMatchObject({ userMessage: { key: "storage.bucketMissing" } });
  });

  it("has no id until it belongs to a database", async () => {
    const { store } = await openMinioStorage(newTestBucket());
    await expect(store.check()).rejects.toMatchObject({ userMessage: { key: "storage.bucketWithoutId" } });
    await store.put(STORE_ID_KEY, Buffer.from("an-id"));
    await expect(store.check()).resolves.toBeUndefined();
  });
});

describe("a store that is killed", () => {
  const folder = tempFolder("minio-killed");
  let server: MinioServer;
  const start = (port?: number) =>
    startMinioServer({ binary: process.env[MINIO_BINARY_VARIABLE] ?? "minio", folder, port });
  afterAll(() => server.stop("SIGKILL"));

  it("loses nothing of the work that it comes back to, and is unavailable otherwise", async () => {
    server = await start();
    const port = Number(new URL(server.endpoint).port);
    const { store } = await openMinioStorage(newTestBucket(server));
    await store.put(KEY, BYTES);
    const reading = await store.read(KEY);
    await server.stop("SIGKILL");
    const puts = Array.from({ length: 5 }, (_, n) => store.putIfAbsent(imageKey(VIDEO, n + 10), BYTES));
    const listing = keysOf(store, "");
    await sleep(1_000);
    server = await start(port);
    expect(await Promise.all(puts)).toEqual([true, true, true, true, true]);
    expect(await listing).toContain(KEY);
    expect(Buffer.concat((await reading.toArray()) as Buffer[]).equals(BYTES)).toBe(true);
    expect(await keysOf(store, "")).toHaveLength(6);
    await server.stop("SIGKILL");
    await expect(store.read(KEY)).rejects.toMatchObject({ code: "unavailable" });
  });
});
