import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#core/accounts/users/create-user.ts";
import { findSignedInUser } from "#core/accounts/sessions/find-signed-in-user.ts";
import { saveSiteSettings } from "#core/accounts/site-settings.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { openStorage } from "#core/storage/open-storage.ts";
import { type PartClaims } from "#core/storage/part-token.ts";
import { uploadPrefix } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { cancelUpload } from "#core/uploads/cancel-upload.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { createUpload } from "#core/uploads/create-upload.ts";
import { getPartTarget } from "#core/uploads/parts/get-part-target.ts";
import { getUploadStatus } from "#core/uploads/get-upload-status.ts";
import { listActiveUploads } from "#core/uploads/list-active-uploads.ts";
import { receivePart } from "#core/uploads/parts/receive-part.ts";
import { type UploadStatus } from "#core/uploads/types.ts";
import { titles } from "#db/schema/titles.ts";
import { tombstones } from "#db/schema/tombstones.ts";
import { videos } from "#db/schema/videos.ts";

const MIB = 2 ** 20;
/** Two full parts and a short one. */
const SIZE = 17 * MIB + 3;
const bytes = Buffer.alloc(SIZE, 0);
for (let i = 0; i < SIZE; i += 4096) bytes.writeUInt32LE(i, Math.min(i, SIZE - 4));
/** An MP4's beginning. */
const firstBytes = Buffer.from("000000206674797069736f6d0000020069736f6d69736f32617663316d703431", "hex");

let test: TestContext;
let folder: string;
let core: CoreContext;
let admin: SignedInUser;
let user: SignedInUser;
let fingerprints = 0;

beforeAll(async () => {
  folder = tempFolder("uploads");
  test = await createTestContext({ MATINEE_DATA_DIR: folder, MATINEE_MAX_UPLOAD_BYTES: String(2 ** 40) });
  core = { ...test.ctx, ...(await openStorage(test.ctx.env)) };
  admin = await createTestUser("admin");
  user = await createTestUser("viewer");
});
afterAll(async () => {
  await test.drop();
});

async function createTestUser(role: "admin" | "viewer"): Promise<SignedInUser> {
  const { id } = await createUser(core, { email: `${role}@example.test`, password: "long enough", role });
  return (await findSignedInUser(core, id))!;
}

function begin(
  who: SignedInUser,
  changes: Partial<Parameters<typeof createUpload>[2]> = {},
): Promise<UploadStatus> {
  fingerprints += 1;
  const fingerprint = `film-${fingerprints}`;
  return createUpload(core, who, {
    fileName: "Some.Film.2001.mp4",
    sizeBytes: SIZE,
    fingerprint,
    firstBytes,
    ...changes,
  });
}

async function claimsFor(upload: UploadStatus, partNumber: number, who = admin): Promise<PartClaims> {
  const target = await getPartTarget(core, who, { uploadId: upload.id, partNumber });
  return core.uploadParts.claimsOf(target.url.split("/").at(-1) ?? "");
}

async function send(upload: UploadStatus, partNumber: number, body?: Buffer): Promise<number> {
  const claims = await claimsFor(upload, partNumber);
  const part = bytes.subarray(claims.offsetBytes, claims.offsetBytes + claims.partBytes);
  return receivePart(core, claims, Readable.from([body ?? part]));
}

describe("an upload", () => {
  let upload: UploadStatus;
  beforeEach(async () => {
    upload = await begin(admin);
  });

  it("accepts parts out of order and twice, and makes one film of them", async () => {
    expect(upload).toMatchObject({ partCount: 3, partSizeBytes: 8 * MIB, state: "active", storedParts: [] });
    for (const number of [3, 1, 1, 2, 3]) await send(upload, number);
    const created = await completeUpload(core, admin, upload.id);
    const [video] = await core.db.select().from(videos).where(eq(videos.id, created.videoId));
    expect(video).toMatchObject({ state: "queued", sourceBytes: SIZE, sourceFileName: "Some.Film.2001.mp4" });
    expect(bytes.equals(await core.store.readBytes(video!.sourceKey, SIZE))).toBe(true);
    const [title] = await core.db.select().from(titles).where(eq(titles.id, created.titleId));
    expect(title).toMatchObject({ name: "Some Film", releaseYear: 2001, visibility: "draft", kind: "movie" });
  });

  it("is completed once, however often it is asked", async () => {
    for (const number of [1, 2, 3]) await send(upload, number);
    const answers = await Promise.all([1, 2, 3].map(() => completeUpload(core, admin, upload.id)));
    answers.push(await completeUpload(core, admin, upload.id));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const jobs = await core.sql`
      select 1 from graphile_worker._private_jobs where payload ->> 'videoId' = ${upload.videoId}`;
    expect(jobs).toHaveLength(1);
  });

  it("is found again by its fingerprint, with what arrived", async () => {
    await send(upload, 2);
    const again = await begin(admin, { fingerprint: upload.fingerprint });
    expect(again).toMatchObject({ id: upload.id, storedParts: [2] });
    const another = await begin(admin, { fingerprint: upload.fingerprint, sizeBytes: SIZE + 1 });
    expect(another.id).not.toBe(upload.id);
  });

  it("knows after a crash what the store holds, not what the manifest says", async () => {
    const claims = await claimsFor(upload, 1);
    const { prefix, offsetBytes, partBytes } = claims;
    const body = Readable.from([bytes.subarray(0, partBytes)]);
    // Killed between the write and the manifest's row.
    await core.uploadParts.receive?.(
      { prefix, uploadId: upload.id, partNumber: 1, offsetBytes, partBytes },
      body,
    );
    expect((await getUploadStatus(core, admin, upload.id)).storedParts).toEqual([1]);
    for (const number of [2, 3]) await send(upload, number);
    expect((await completeUpload(core, admin, upload.id)).videoId).toBe(upload.videoId);
  });

  it("keeps nothing of a part that broke off, and accepts it again", async () => {
    const claims = await claimsFor(upload, 1);
    const broken = new Readable({ read: () => undefined });
    broken.push(bytes.subarray(0, MIB));
    setImmediate(() => broken.destroy(new Error("the line was cut")));
    await expect(receivePart(core, claims, broken)).rejects.toThrow();
    expect((await getUploadStatus(core, admin, upload.id)).storedParts).toEqual([]);
    expect(await send(upload, 1)).toBe(8 * MIB);
  });

  it.each([
    ["short", Buffer.alloc(10)],
    ["long", Buffer.alloc(8 * MIB + 1)],
  ])("refuses a part that is too %s", async (_what, body) => {
    await expect(send(upload, 1, body)).rejects.toMatchObject({ code: "bad_input" });
    expect((await getUploadStatus(core, admin, upload.id)).storedParts).toEqual([]);
  });

  it("is not complete while parts are missing, and says how many", async () => {
    await send(upload, 2);
    await expect(completeUpload(core, admin, upload.id)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("2 of 3 parts") as string,
    });
  });

  it("leaves nothing once cancelled, and accepts no more parts", async () => {
    const claims = await claimsFor(upload, 2);
    await send(upload, 1);
    await cancelUpload(core, admin, upload.id);
    await cancelUpload(core, admin, upload.id);
    await expect(receivePart(core, claims, Readable.from([]))).rejects.toMatchObject({ code: "gone" });
    await expect(completeUpload(core, admin, upload.id)).rejects.toMatchObject({ code: "gone" });
    const prefix = uploadPrefix(upload.videoId, upload.id);
    const tombstoneRows = await core.db.select().from(tombstones).where(eq(tombstones.prefix, prefix));
    expect(tombstoneRows).toHaveLength(1);
  });

  it("leaves nothing of a part that was on its way when it was cancelled", async () => {
    const claims = await claimsFor(upload, 1);
    const [early, late] = [bytes.subarray(0, MIB), bytes.subarray(MIB, claims.partBytes)];
    const body = new Readable({ read: () => undefined });
    body.push(early);
    const received = receivePart(core, claims, body);
    const prefix = uploadPrefix(upload.videoId, upload.id);
    const listed = async () => {
      const keys: string[] = [];
      for await (const { key } of core.store.list(prefix)) keys.push(key);
      return keys;
    };
    await expect.poll(listed).toHaveLength(1);
    await cancelUpload(core, admin, upload.id);
    body.push(late);
    body.push(null);
    await expect(received).rejects.toMatchObject({ code: "gone" });
    expect(await listed()).toEqual([]);
  });

  it("is its owner's alone", async () => {
    await expect(getUploadStatus(core, user, upload.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(completeUpload(core, user, upload.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelUpload(core, user, upload.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await listActiveUploads(core, user)).toEqual([]);
  });

  it("is in the list of unfinished ones with its parts", async () => {
    await send(upload, 3);
    const listed = (await listActiveUploads(core, admin)).find((one) => one.id === upload.id);
    expect(listed?.storedParts).toEqual([3]);
  });

  it("knows no part beyond its last", async () => {
    await expect(getPartTarget(core, admin, { uploadId: upload.id, partNumber: 4 })).rejects.toMatchObject({
      code: "bad_input",
    });
  });
});

describe("before a part is sent", () => {
  it("refuses what is no video and names what is taken", async () => {
    await expect(
      begin(admin, { fileName: "film.mp4", firstBytes: Buffer.from("%PDF-1.7 something") }),
    ).rejects.toMatchObject({ code: "media_refused", message: expect.stringContaining("MP4") as string });
    await expect(
      begin(admin, { fileName: "notes.txt", firstBytes: Buffer.from("just some words, nothing else") }),
    ).rejects.toMatchObject({ code: "media_refused" });
  });

  it("refuses an empty file, one over the limit, one that does not fit", async () => {
    await expect(begin(admin, { sizeBytes: 0 })).rejects.toMatchObject({ code: "bad_input" });
    await expect(begin(admin, { sizeBytes: 2 ** 41 })).rejects.toMatchObject({ code: "too_large" });
    const small = {
      ...core.store,
      freeSpace: () => Promise.resolve({ freeBytes: 2 * SIZE, totalBytes: 3 * SIZE }),
    };
    await expect(
      createUpload({ ...core, store: small }, admin, {
        fileName: "a.mp4",
        sizeBytes: SIZE,
        fingerprint: "full",
        firstBytes,
      }),
    ).rejects.toMatchObject({ code: "storage_full" });
  });

  it("accepts only as many simultaneous uploads as there is space for", async () => {
    const [row] =
      await core.sql`select coalesce(sum(size_bytes), 0)::float8 as bytes from uploads where state = 'active'`;
    // The second one finds 2 of the 2.5 times its size free.
    const freeBytes = Number(row?.bytes) + 3 * SIZE;
    const small = { ...core.store, freeSpace: () => Promise.resolve({ freeBytes, totalBytes: freeBytes }) };
    await core.sql`update upload_parts set bytes = 0`;
    const begun = await Promise.allSettled(
      ["x", "y", "z"].map((fingerprint) =>
        createUpload({ ...core, store: small }, admin, {
          ...{ fileName: "a.mp4", sizeBytes: SIZE, fingerprint, firstBytes },
        }),
      ),
    );
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("lets more begin at once than there are connections", async () => {
    const begun = await Promise.all(Array.from({ length: 20 }, () => begin(admin)));
    expect(new Set(begun.map(({ id }) => id)).size).toBe(20);
  });

  it("lets viewers upload where the site allows it; theirs stay unlisted", async () => {
    await expect(begin(user)).rejects.toMatchObject({ code: "forbidden" });
    await saveSiteSettings(core, { signUpOpen: false, viewersMayUpload: true });
    const upload = await begin(user, { sizeBytes: 100, fileName: "mine.mp4" });
    const claims = await claimsFor(upload, 1, user);
    await receivePart(core, claims, Readable.from([bytes.subarray(0, 100)]));
    const { titleId } = await completeUpload(core, user, upload.id);
    const [title] = await core.db.select().from(titles).where(eq(titles.id, titleId));
    expect(title).toMatchObject({ visibility: "unlisted", ownerUserId: user.userId });
  });
});
