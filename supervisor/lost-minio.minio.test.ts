import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { s3EnvOf } from "#core/config/s3-settings.ts";
import { beginUpload, uploadFile } from "#core/testing/guest-upload.ts";
import { type MinioServer, startMinioServer } from "#core/testing/minio-server.ts";
import { type RunningSite, startSite } from "#core/testing/running-site.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { enterSite, type SiteGuest } from "#core/testing/site-guest.ts";
import { MINIO_BINARY_VARIABLE, newTestBucket } from "#core/testing/test-bucket.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

const run = promisify(execFile);
const ADMIN = { email: "admin@example.test", password: "a password for tests" };
/** Longer than each request to the store is retried. */
const AWAY_MS = 18_000;
/** A page that waited for the store would take its deadline, 15 s. */
const PAGE_WITHIN_MS = 10_000;

const folder = tempFolder("lost-minio");
let minio: MinioServer;
let site: RunningSite;
let guest: SiteGuest;

const startMinio = (port?: number) =>
  startMinioServer({ binary: process.env[MINIO_BINARY_VARIABLE] ?? "minio", folder, port });

beforeAll(async () => {
  minio = await startMinio();
  const admin = { MATINEE_ADMIN_EMAIL: ADMIN.email, MATINEE_ADMIN_PASSWORD: ADMIN.password };
  site = await startSite({ env: { ...admin, ...s3EnvOf(newTestBucket(minio)) } });
  guest = await enterSite(site.url, ADMIN);
}, 120_000);
afterAll(async () => {
  await site.remove();
  await minio.stop("SIGKILL");
}, 60_000);

/** A film that takes seconds to encode, in three parts of an upload; its name is in its bytes. */
async function film(name: string) {
  const file = path.join(tempFolder("clip"), `${name}.mp4`);
  const video = "testsrc2=size=640x360:rate=25:duration=40,noise=alls=60:allf=t";
  const encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-b:v", "4M", "-pix_fmt", "yuv420p"];
  const tags = ["-metadata", `comment=${name}`];
  await run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", video, ...encoder, ...tags, file]);
  return { name: `${name}.mp4`, bytes: Buffer.from(readFileSync(file)) };
}

const videoOf = async (id: string) => (await site.matinee("videos", id, "--json")).json<{ state: string }>();

test("MinIO killed in mid-work and back loses nothing, and each page stays open", async () => {
  const encoding = await uploadFile(guest, await film("Fog Bell"));
  const file = await film("Tide Table");
  const upload = await beginUpload(guest, file);
  expect(upload.status.partCount).toBeGreaterThan(1);
  expect((await upload.send(1)).status).toBe(200);
  await expect
    .poll(async () => (await videoOf(encoding.videoId)).state, { timeout: 60_000 })
    .toBe("playable");

  await minio.stop("SIGKILL");
  const killedAtMs = performance.now();
  await expect(upload.send(2)).rejects.toThrow("fetch failed");
  const title = `/title/${encoding.titleId}`;
  for (const page of [
    "/",
    title,
    `/watch/${encoding.playableId}`,
    "/admin",
    "/admin/titles",
    "/admin/upload",
  ]) {
    const askedAtMs = performance.now();
    expect((await guest.ask(page)).status, page).toBe(200);
    expect(performance.now() - askedAtMs, page).toBeLessThan(PAGE_WITHIN_MS);
  }
  // Far into each process's retries, so that they have given up once.
  await sleep(Math.max(0, AWAY_MS - (performance.now() - killedAtMs)));
  minio = await startMinio(Number(new URL(minio.endpoint).port));

  const again = await beginUpload(guest, file);
  expect(again.status).toMatchObject({ id: upload.status.id, storedParts: [1] });
  for (let part = 2; part <= again.status.partCount; part += 1) {
    expect((await again.send(part)).status).toBe(200);
  }
  const uploaded = (await again.complete()).data?.videoId ?? "";
  const finished = [encoding.videoId, uploaded];
  for (const id of finished) {
    await expect.poll(async () => (await videoOf(id)).state, { timeout: 150_000 }).toBe("ready");
  }
  const shown = () => [...guest.seen, site.output()];
  expect(await complaintsOf({ ...site, shown, finished: () => finished })).toEqual([]);
}, 420_000);
