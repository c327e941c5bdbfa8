import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { saveSiteSettings } from "#core/accounts/site-settings.ts";
import { cancelUpload } from "#core/uploads/cancel-upload.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { getUploadStatus } from "#core/uploads/get-upload-status.ts";
import { listOthersUploads } from "#core/uploads/list-others-uploads.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";
import { type UploadStatus } from "#core/uploads/types.ts";

let site: UploadSite;
let upload: UploadStatus;

beforeAll(async () => {
  site = await openUploadSite();
  await saveSiteSettings(site.core, { viewersMayUpload: true });
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.core.sql`delete from uploads`;
  upload = await site.begin(site.user);
});

it("lists for an admin what others have begun: whose, how much, since when", async () => {
  await site.begin(site.admin);
  await site.send(site.user, upload, 1);
  expect(await listOthersUploads(site.core, site.admin)).toEqual([
    {
      id: upload.id,
      fileName: "Some.Film.2001.mp4",
      sizeBytes: 8 * 2 ** 20 + 3,
      storedBytes: 8 * 2 ** 20,
      createdAt: upload.createdAt,
      ownerName: site.user.profileName,
    },
  ]);
});

it("lists nothing that is complete or cancelled", async () => {
  for (const number of [1, 2]) await site.send(site.user, upload, number);
  await completeUpload(site.core, site.user, upload.id);
  const other = await site.begin(site.user);
  await cancelUpload(site.core, site.user, other.id);
  expect(await listOthersUploads(site.core, site.admin)).toEqual([]);
});

it("lets admins cancel any, and viewers only their own", async () => {
  const own = await site.begin(site.admin);
  await expect(cancelUpload(site.core, site.user, own.id)).rejects.toMatchObject({ code: "not_found" });
  await cancelUpload(site.core, site.admin, upload.id);
  expect((await getUploadStatus(site.core, site.user, upload.id)).state).toBe("cancelled");
  await expect(site.send(site.user, upload, 1)).rejects.toMatchObject({ code: "gone" });
});

it("gives admins no other hold on it", async () => {
  for (const work of [getUploadStatus, completeUpload])
    await expect(work(site.core, site.admin, upload.id)).rejects.toMatchObject({ code: "not_found" });
});
