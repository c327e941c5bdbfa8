import { afterAll, beforeAll, expect, it } from "vitest";
import { MP4_BEGINNING, askForUpload, beginUpload } from "#core/testing/guest-upload.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { enterSite, type SiteGuest } from "#core/testing/site-guest.ts";
import { scratchDataDir, startSite, type RunningSite } from "#core/testing/running-site.ts";
import { createSmallDisk, type SmallDisk } from "#core/testing/small-disk.ts";

const ADMIN = { email: "admin@example.test", password: "a password for tests" };
const MIB = 2 ** 20;
/** A site needs 256 MB to start; its database uses some of them. */
const DISK_MIB = 420;
const bytes = Buffer.concat([MP4_BEGINNING, Buffer.alloc(25 * MIB - MP4_BEGINNING.length, 7)]);
const file = { name: "film.mp4", bytes };

let disk: SmallDisk;
let site: RunningSite;
let guest: SiteGuest;

/** The complete site on one small disk: objects, scratch, logs and its database. */
beforeAll(async () => {
  const dataDir = scratchDataDir();
  disk = await createSmallDisk(dataDir, DISK_MIB);
  const env = { MATINEE_ADMIN_EMAIL: ADMIN.email, MATINEE_ADMIN_PASSWORD: ADMIN.password };
  site = await startSite({ dataDir, disk, env });
  guest = await enterSite(site.url, ADMIN);
}, 120_000);
afterAll(async () => {
  await site.remove();
  disk.remove();
}, 30_000);

it("a disk that fills during an upload is reported; sent parts stay, and the upload goes on once there is space", async () => {
  const upload = await beginUpload(guest, file);
  expect((await upload.send(2)).status).toBe(200);
  await disk.fill(2 * MIB);

  const refused = await upload.send(1);
  expect(refused.status).toBe(503);
  expect(JSON.parse(refused.text)).toEqual({
    message: "The disk is full. Stored data is safe. Free some space, then try again.",
    code: "storage_full",
    data: { message: { key: "storage.diskFull", params: {} } },
  });
  expect((await upload.complete()).message).toMatch(/^3 of 4 parts are missing\. The uploaded data is safe/);
  const other = await askForUpload(guest, { name: "other.mp4", bytes: bytes.subarray(0, 5 * MIB) });
  expect(other.message).toMatch(/^Not enough disk space: this file needs \d+ MB free.*Delete videos/);

  await disk.fill(null);
  const again = await beginUpload(guest, file);
  expect(again.status).toMatchObject({ id: upload.status.id, storedParts: [2] });
  for (const number of [1, 3, 4]) expect((await again.send(number)).status).toBe(200);
  const { data } = await again.complete();
  expect(data?.videoId).toBeDefined();
  const shown = () => [...guest.seen, site.output()];
  expect(await complaintsOf({ ...site, shown, finished: () => [data?.videoId ?? ""] })).toEqual([]);
}, 120_000);
