import { spawn } from "node:child_process";
import { once } from "node:events";
import { renameSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { s3EnvOf, type S3Settings } from "#core/config/s3-settings.ts";
import { STORE_ID_KEY, imageKey } from "#core/storage/object-key.ts";
import { type ObjectStore } from "#core/storage/object-store.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { runBuiltCommand } from "#core/testing/built-command.ts";
import { type RunningSite, startSite } from "#core/testing/running-site.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { newTestBucket } from "#core/testing/test-bucket.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { newId } from "#core/uuid.ts";

const CLI = path.resolve(import.meta.dirname, "..", "build", "cli.js");
const bucket = newTestBucket();
const keys = { S3_TO_ACCESS_KEY: bucket.accessKey, S3_TO_SECRET_KEY: bucket.secretKey };
const addressOf = (settings: S3Settings) => `s3://${settings.endpoint.host}/${settings.bucket}`;

beforeAll(() => void Object.assign(process.env, keys));
afterAll(() => {
  for (const name of Object.keys(keys)) delete process.env[name];
});

interface Copied {
  readonly copied: number;
  readonly verified: number;
  readonly known: number;
  readonly isRunning: boolean;
}

async function copyTo(dataDir: string, to: string): Promise<Copied> {
  const run = await runBuiltCommand(["storage", "copy", "--to", to, "--json"], { dataDir });
  expect(run.stderr + run.stdout).not.toContain(bucket.secretKey);
  expect(run.exitCode, run.stderr).toBe(0);
  return run.json<Copied>();
}

/** A film plays: each playlist, and what the first of each kind names, are sent in full. */
async function expectPlayable(site: RunningSite, videoId: string): Promise<void> {
  const { masterUrl } = (await site.matinee("link", videoId, "--json")).json<{ masterUrl: string }>();
  const master = await textAt(masterUrl);
  const playlistUrl = new URL(/^[^#\s].*m3u8.*$/m.exec(master)?.[0] ?? "no playlist", masterUrl);
  const playlist = await textAt(playlistUrl);
  const names = [/URI="([^"]+)"/.exec(playlist)?.[1], /^[^#\s].*$/m.exec(playlist)?.[0]];
  for (const name of names)
    expect((await textAt(new URL(name ?? "none", playlistUrl))).length).toBeGreaterThan(0);
  expect(await complaintsOf({ ...site, finished: () => [videoId] })).toEqual([]);
}

async function textAt(address: string | URL): Promise<string> {
  const answer = await fetch(address);
  expect(answer.status, String(address)).toBe(200);
  return await answer.text();
}

test("a site moves from its folder to MinIO and back, and its films play from each", async () => {
  let site = await startSite();
  const { dataDir } = site;
  await site.matinee("seed", "e2e");
  const ready = await site.matinee("videos", "--state", "ready", "--json");
  const videoId = ready.json<{ id: string }[]>()[0]?.id ?? "";
  expect(await copyTo(dataDir, addressOf(bucket))).toMatchObject({ isRunning: true });
  await site.stop();
  // The site's own database is stopped now.
  const last = await copyTo(dataDir, addressOf(bucket));
  expect(last).toMatchObject({ isRunning: false, copied: 0 });
  expect(last.known).toBeGreaterThan(0);
  renameSync(path.join(dataDir, "objects"), path.join(dataDir, "objects.before"));

  site = await startSite({ dataDir, env: s3EnvOf(bucket) });
  await expectPlayable(site, videoId);
  expect((await copyTo(dataDir, `file://${dataDir}`)).copied).toBeGreaterThan(0);
  await site.stop();

  site = await startSite({ dataDir });
  await expectPlayable(site, videoId);
  await site.remove();
}, 480_000);

test("a copy that is killed halfway is no store yet, and the next run copies only what is missing", async () => {
  const dataDir = tempFolder("copy");
  const { store } = await openStorage({ MATINEE_DATA_DIR: dataDir });
  await store.put(STORE_ID_KEY, Buffer.from("the site"));
  for (let number = 0; number < IMAGES; number += 1) {
    await store.put(imageKey(newId(), 320), Buffer.alloc(100_000, number));
  }
  const settings = newTestBucket();
  const target = (await openStorage({ MATINEE_DATA_DIR: "", ...s3EnvOf(settings) })).store;
  await killedCopy(dataDir, addressOf(settings), async () => (await countOf(target)) > IMAGES / 4);
  const before = await countOf(target);
  expect(before).toBeLessThan(IMAGES);
  expect(await target.head(STORE_ID_KEY)).toBeNull();

  const { copied, verified } = await copyTo(dataDir, addressOf(settings));
  expect(copied).toBeLessThanOrEqual(IMAGES - before);
  // Those at work when it was killed are compared; all others were verified then.
  expect(verified).toBeLessThan(10);
  expect(await countOf(target)).toBe(IMAGES);
  expect(await target.readBytes(STORE_ID_KEY, 100)).toEqual(Buffer.from("the site"));
});

const IMAGES = 400;

async function countOf(store: ObjectStore): Promise<number> {
  let count = 0;
  for await (const { key } of store.list("images/")) count += key === "" ? 0 : 1;
  return count;
}

/** Runs the copy in a process of its own, and kills it as soon as `isHalfway`. */
async function killedCopy(dataDir: string, to: string, isHalfway: () => Promise<boolean>): Promise<void> {
  const env = { ...process.env, MATINEE_DATA_DIR: dataDir, DATABASE_URL: "", BASE_URL: "" };
  const child = spawn(process.execPath, [CLI, "storage", "copy", "--to", to], { env, stdio: "ignore" });
  const ended = once(child, "exit");
  while (!(await isHalfway())) await sleep(20);
  child.kill("SIGKILL");
  await ended;
}
