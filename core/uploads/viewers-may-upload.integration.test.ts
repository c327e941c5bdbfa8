import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Readable } from "node:stream";
import { saveSiteSettings } from "#core/accounts/site-settings.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { getPartTarget } from "#core/uploads/parts/get-part-target.ts";
import { getUploadStatus } from "#core/uploads/get-upload-status.ts";
import { cancelUpload } from "#core/uploads/cancel-upload.ts";
import { receivePart } from "#core/uploads/parts/receive-part.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";
import { type UploadStatus } from "#core/uploads/types.ts";

const STOPPED = { code: "forbidden", message: expect.stringContaining("turned off") as string };

let site: UploadSite;
let upload: UploadStatus;
const turn = (viewersMayUpload: boolean) =>
  saveSiteSettings(site.core, { signUpOpen: false, viewersMayUpload });

beforeAll(async () => {
  site = await openUploadSite();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await turn(true);
  upload = await site.begin(site.user);
  await site.send(site.user, upload, 1);
});

it("stops uploads that viewers have begun once viewers may not upload any more", async () => {
  const claims = await site.claimsFor(site.user, upload, 2);
  await turn(false);
  const { core, user } = site;
  const body = () => Readable.from([Buffer.alloc(claims.partBytes)]);
  await expect(receivePart(core, claims, body())).rejects.toMatchObject(STOPPED);
  const asked = getPartTarget(core, user, { uploadId: upload.id, partNumber: 2 });
  await expect(asked).rejects.toMatchObject(STOPPED);
  expect((await getUploadStatus(core, user, upload.id)).storedParts).toEqual([1]);
  await turn(true);
  await receivePart(core, claims, body());
  await turn(false);
  await expect(completeUpload(core, user, upload.id)).rejects.toMatchObject(STOPPED);
  await turn(true);
  expect(await completeUpload(core, user, upload.id)).toMatchObject({ uploadId: upload.id });
});

it("lets them be cancelled all the same, and answers for those that were complete before", async () => {
  await site.send(site.user, upload, 2);
  const created = await completeUpload(site.core, site.user, upload.id);
  const other = await site.begin(site.user);
  await turn(false);
  expect(await completeUpload(site.core, site.user, upload.id)).toEqual(created);
  await cancelUpload(site.core, site.user, other.id);
});

it("leaves the uploads of admins alone", async () => {
  const own = await site.begin(site.admin);
  await turn(false);
  for (const number of [1, 2]) await site.send(site.admin, own, number);
  expect(await completeUpload(site.core, site.admin, own.id)).toMatchObject({ uploadId: own.id });
});

it("stops the uploads of an admin who is a viewer now", async () => {
  const own = await site.begin(site.admin);
  const claims = await site.claimsFor(site.admin, own, 1);
  await turn(false);
  await site.core.sql`update users set role = 'viewer' where id = ${site.admin.userId}`;
  const body = Readable.from([Buffer.alloc(claims.partBytes)]);
  await expect(receivePart(site.core, claims, body)).rejects.toMatchObject(STOPPED);
  await site.core.sql`update users set role = 'admin' where id = ${site.admin.userId}`;
});

it.each(["disabled_at", "removed_at"])("stops the uploads of a user with %s", async (column) => {
  const claims = await site.claimsFor(site.user, upload, 2);
  const { sql } = site.core;
  await sql`update users set ${sql(column)} = now() where id = ${site.user.userId}`;
  const body = () => Readable.from([Buffer.alloc(claims.partBytes)]);
  await expect(receivePart(site.core, claims, body())).rejects.toMatchObject({ code: "forbidden" });
  await sql`update users set ${sql(column)} = null where id = ${site.user.userId}`;
  await receivePart(site.core, claims, body());
});
