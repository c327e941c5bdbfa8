import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { saveSiteSettings } from "#core/accounts/site-settings.ts";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { expireUploads } from "#core/uploads/expire-uploads.ts";
import { getUploadStatus } from "#core/uploads/get-upload-status.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";
import { type UploadStatus } from "#core/uploads/types.ts";
import { type CoreContext } from "#core/context.ts";

const DAY = 24 * 3600;

let site: UploadSite;
let upload: UploadStatus;

beforeAll(async () => {
  site = await openUploadSite();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.core.sql`delete from uploads`;
  await saveSiteSettings(site.core, { unfinishedUploadDays: 7 });
  upload = await site.begin(site.admin);
});

const stateOf = async () => (await getUploadStatus(site.core, site.admin, upload.id)).state;

async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of site.core.store.list(uploadPrefix(upload.videoId, upload.id))) keys.push(key);
  return keys;
}

it("ends seven days after the last new part, and its bytes go by a tombstone", async () => {
  await site.age(upload, 6 * DAY);
  await site.send(site.admin, upload, 1);
  await site.age(upload, 7 * DAY - 60);
  expect(await expireUploads(site.core)).toBe(0);
  await site.age(upload, 61);
  expect(await expireUploads(site.core)).toBe(1);
  expect(await stateOf()).toBe("cancelled");
  const prefix = uploadPrefix(upload.videoId, upload.id);
  const tombstoneRows = await site.core.sql<{ id: string; reason: string }[]>`
    select id, reason from tombstones where prefix = ${prefix}`;
  expect(tombstoneRows).toMatchObject([{ reason: "upload_expired" }]);
  const jobs = await site.core.sql`
    select 1 from graphile_worker._private_jobs where payload ->> 'tombstoneId' = ${tombstoneRows[0]?.id ?? ""}`;
  expect(jobs).toHaveLength(1);
  expect(await storedKeys()).not.toEqual([]);
  await deleteTombstone(site.core, tombstoneRows[0]?.id ?? "");
  expect(await storedKeys()).toEqual([]);
  expect(await expireUploads(site.core)).toBe(0);
});

it("lives as long as the setting says", async () => {
  await site.age(upload, 8 * DAY);
  await saveSiteSettings(site.core, { unfinishedUploadDays: 9 });
  expect(await expireUploads(site.core)).toBe(0);
  await saveSiteSettings(site.core, { unfinishedUploadDays: 8 });
  expect(await expireUploads(site.core)).toBe(1);
});

it("tells its uploader to start over, who then can", async () => {
  await site.age(upload, 8 * DAY);
  await expireUploads(site.core);
  await expect(site.send(site.admin, upload, 1)).rejects.toMatchObject({
    code: "gone",
    message: expect.stringContaining("expired") as string,
  });
  const again = await site.begin(site.admin, { fingerprint: upload.fingerprint });
  expect(again.id).not.toBe(upload.id);
});

it("is not taken away while it is being completed", async () => {
  for (const number of [1, 2]) await site.send(site.admin, upload, number);
  await site.age(upload, 8 * DAY);
  let expired = -1;
  const uploadParts: CoreContext["uploadParts"] = {
    ...site.core.uploadParts,
    seal: async (...given) => {
      expired = await expireUploads(site.core);
      return site.core.uploadParts.seal(...given);
    },
  };
  const created = await completeUpload({ ...site.core, uploadParts }, site.admin, upload.id);
  expect(created.uploadId).toBe(upload.id);
  expect(expired).toBe(0);
  await site.age(upload, 8 * DAY);
  expect(await expireUploads(site.core)).toBe(0);
});

it("leaves one that is locked for the next round", async () => {
  await site.age(upload, 8 * DAY);
  await site.core.sql.begin(async (sql) => {
    await sql`select 1 from uploads where id = ${upload.id} for update`;
    expect(await expireUploads(site.core)).toBe(0);
  });
  expect(await expireUploads(site.core)).toBe(1);
});

it("goes on batch by batch", async () => {
  await site.core.sql`
    insert into uploads (id, video_id, user_id, file_name, size_bytes, part_size_bytes, part_count, fingerprint, updated_at)
    select gen_random_uuid(), gen_random_uuid(), ${site.admin.userId}, 'a.mp4', 1, 1, 1, n::text, now() - interval '8 days'
    from generate_series(1, 250) n`;
  expect(await expireUploads(site.core)).toBe(250);
  expect(await stateOf()).toBe("active");
});
