import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assertRoom } from "#core/uploads/assert-room.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";
import { type UploadStatus } from "#core/uploads/types.ts";

const MIB = 2 ** 20;
const GIB = 2 ** 30;

let site: UploadSite;
let upload: UploadStatus;

beforeAll(async () => {
  site = await openUploadSite();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.core.sql`delete from uploads`;
  upload = await site.begin(site.admin, { sizeBytes: GIB });
});

/** Whether a file of 1 MiB gets room where its 2.5 MiB and `freeBytes` more are free. */
async function hasRoom(freeBytes: number): Promise<boolean> {
  const free = { freeBytes: 2.5 * MIB + freeBytes, totalBytes: 100 * GIB };
  const store = { ...site.core.store, freeSpace: () => Promise.resolve(free) };
  return assertRoom({ ...site.core, store }, site.core.db, MIB).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: "storage_full" });
      return false;
    },
  );
}

describe("the room that an upload holds", () => {
  it("is its full size when it begins, and the missing bytes as parts arrive", async () => {
    expect(await hasRoom(GIB - 1)).toBe(false);
    expect(await hasRoom(GIB)).toBe(true);
    await site.send(site.admin, upload, 1);
    expect(await hasRoom(GIB - 8 * MIB - 1)).toBe(false);
    expect(await hasRoom(GIB - 8 * MIB)).toBe(true);
  });

  it("is none 60 s after it began, where no part came", async () => {
    await site.age(upload, 58);
    expect(await hasRoom(0)).toBe(false);
    await site.age(upload, 3);
    expect(await hasRoom(0)).toBe(true);
  });

  it("is zero 60 s after its last part, and counts again with the next one", async () => {
    await site.send(site.admin, upload, 1);
    await site.age(upload, 61);
    expect(await hasRoom(0)).toBe(true);
    await site.send(site.admin, upload, 2);
    expect(await hasRoom(0)).toBe(false);
  });

  it("is not kept by sending the same part again", async () => {
    await site.send(site.admin, upload, 1);
    await site.age(upload, 61);
    await site.send(site.admin, upload, 1);
    expect(await hasRoom(0)).toBe(true);
  });

  it("is none once it is cancelled or complete", async () => {
    await site.core.sql`update uploads set state = 'cancelled' where id = ${upload.id}`;
    expect(await hasRoom(0)).toBe(true);
  });
});
