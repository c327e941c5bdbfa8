import { afterAll, beforeAll, expect, test } from "vitest";
import { runDoctor } from "#core/doctor/run-doctor.ts";
import { assertStoreIdentity } from "#core/start/store-identity.ts";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { cancelUpload } from "#core/uploads/cancel-upload.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { expireUploads } from "#core/uploads/expire-uploads.ts";
import { getPartTarget } from "#core/uploads/parts/get-part-target.ts";
import { getUploadStatus } from "#core/uploads/get-upload-status.ts";
import { listActiveUploads } from "#core/uploads/list-active-uploads.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";
import { type UploadStatus } from "#core/uploads/types.ts";
import { s3EnvOf } from "#core/config/s3-settings.ts";
import { newTestBucket } from "#core/testing/test-bucket.ts";
import { videos } from "#db/schema/videos.ts";
import { eq } from "drizzle-orm";

const DAY_SECONDS = 24 * 3600;

let site: UploadSite;
beforeAll(async () => {
  site = await openUploadSite(s3EnvOf(newTestBucket()));
  await assertStoreIdentity(site.core.db, site.core.store);
});
afterAll(() => site.drop());

/** Sends a part of zeros straight to the store, as a browser does. */
async function send({ id: uploadId, partSizeBytes, sizeBytes }: UploadStatus, partNumber: number) {
  const { url, method, headers } = await getPartTarget(site.core, site.admin, { uploadId, partNumber });
  const body = new Uint8Array(Math.min(partSizeBytes, sizeBytes - (partNumber - 1) * partSizeBytes));
  return (await fetch(url, { method, headers, body })).status;
}

test("an upload whose parts go straight to the store is listed, kept while parts arrive, and completed", async () => {
  const { core, admin: user } = site;
  const upload = await site.begin(user);
  expect(await send(upload, 1)).toBe(200);
  expect((await getUploadStatus(core, user, upload.id)).storedParts).toEqual([1]);
  expect((await listActiveUploads(core, user))[0]?.storedParts).toEqual([1]);
  await expect(completeUpload(core, user, upload.id)).rejects.toMatchObject({ code: "conflict" });

  expect(await send(upload, 2)).toBe(200);
  await site.age(upload, 30 * DAY_SECONDS);
  expect(await expireUploads(core)).toBe(0);
  expect(await send(upload, 2)).toBe(412);

  const { videoId } = await completeUpload(core, user, upload.id);
  const [video] = await core.db.select().from(videos).where(eq(videos.id, videoId));
  expect(await core.store.head(video?.sourceKey ?? "")).toMatchObject({ bytes: upload.sizeBytes });
  expect(await runDoctor(core, { repair: false, secondLookMs: 1 })).toMatchObject({ ok: true });
});

test("a part that reaches the store after its upload was cancelled is deleted by a later tombstone", async () => {
  const { core, admin } = site;
  const upload = await site.begin(admin);
  const late = await getPartTarget(core, admin, { uploadId: upload.id, partNumber: 2 });
  await cancelUpload(core, admin, upload.id);
  const rows = await core.sql<{ id: string; seconds: number }[]>`
    select id::text, extract(epoch from due_at - now())::float8 as seconds from tombstones
    where prefix like ${`%${upload.id}/`} order by due_at`;
  await deleteTombstone(core, rows[0]?.id ?? "");
  const { url, method, headers } = late;
  expect((await fetch(url, { method, headers, body: new Uint8Array(3) })).status).toBe(200);
  const lifeSeconds = (late.expiresAt.getTime() - Date.now()) / 1000;
  expect(rows[1]?.seconds).toBeGreaterThan(lifeSeconds);
  await core.sql`update tombstones set due_at = now() where id = ${rows[1]?.id ?? ""}`;
  expect(await deleteTombstone(core, rows[1]?.id ?? "")).toMatchObject({ objects: 1 });
});

test("an upload without new parts expires", async () => {
  const upload = await site.begin(site.admin);
  await send(upload, 1);
  await listActiveUploads(site.core, site.admin);
  await site.age(upload, 30 * DAY_SECONDS);
  expect(await expireUploads(site.core)).toBe(1);
});
