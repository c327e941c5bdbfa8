import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteTitle } from "#core/deletion/delete-title.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { saveSiteSettings } from "#core/accounts/site-settings.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { findSameFile } from "#core/uploads/files/find-same-file.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";
import { type CompletedUpload, type DescribedFile } from "#core/uploads/types.ts";

const file = (changes: Partial<DescribedFile> = {}): DescribedFile => ({
  ...{ fileName: "Some.Film.2001.mp4", sizeBytes: 8 * 2 ** 20 + 3, fingerprint: "one" },
  ...{ sourceFingerprint: "a".repeat(64), ...changes },
});
const renamed = file({ fileName: "copy.mp4", fingerprint: "two" });

let site: UploadSite;
const find = (who: SignedInUser, wanted = renamed) => findSameFile(site.core, who, wanted);

/** Uploads the file to its end, as a title of this user. */
async function upload(who: SignedInUser, described = file()): Promise<CompletedUpload> {
  const begun = await site.begin(who, described);
  for (const part of [1, 2]) await site.send(who, begun, part);
  return completeUpload(site.core, who, begun.id);
}

beforeAll(async () => {
  site = await openUploadSite();
  await saveSiteSettings(site.core, { viewersMayUpload: true });
});
afterAll(() => site.drop());
beforeEach(() => site.core.sql`truncate titles, uploads cascade`);

describe("a file that is uploaded again", () => {
  it("is found in the library under another name", async () => {
    expect(await find(site.admin)).toBeNull();
    const { titleId } = await upload(site.admin);
    expect(await find(site.admin)).toEqual({ name: "Some Film", titleId });
    expect(await find(site.admin, { ...renamed, sourceFingerprint: "b".repeat(64) })).toBeNull();
  });

  it("is not found once its title is deleted", async () => {
    const { titleId } = await upload(site.admin);
    await deleteTitle(site.core, { titleId });
    expect(await find(site.admin)).toBeNull();
  });

  it("does not tell users of a title that they may not see", async () => {
    const { titleId } = await upload(site.admin);
    expect(await find(site.user)).toBeNull();
    await site.core.sql`update titles set visibility = 'published' where id = ${titleId}`;
    expect(await find(site.user)).toEqual({ name: "Some Film", titleId });
  });

  it("is found among older videos, which have no fingerprint, by name and size", async () => {
    const { titleId } = await upload(site.admin);
    await site.core.sql`update videos set source_fingerprint = null`;
    expect(await find(site.admin)).toBeNull();
    expect(await find(site.admin, file({ fingerprint: "three" }))).toEqual({ name: "Some Film", titleId });
  });

  it("is found among one's own unfinished uploads, unless it is the one that resumes", async () => {
    await site.begin(site.admin, file());
    expect(await find(site.admin)).toEqual({ name: "Some.Film.2001.mp4", titleId: null });
    expect(await find(site.admin, file())).toBeNull();
    expect(await find(site.user)).toBeNull();
  });

  it("resumes without a question also where it is in the library", async () => {
    await upload(site.admin);
    await site.begin(site.admin, file({ fingerprint: "again" }));
    expect(await find(site.admin, file({ fingerprint: "again" }))).toBeNull();
  });
});
