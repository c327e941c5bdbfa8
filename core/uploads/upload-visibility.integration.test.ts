import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveSiteSettings } from "#core/accounts/site-settings.ts";
import { findSignedInUser } from "#core/accounts/sessions/find-signed-in-user.ts";
import { createUser } from "#core/accounts/users/create-user.ts";
import { makeFilm } from "#core/catalog/series/make-film.ts";
import { publishUploadedDraft } from "#core/catalog/publish-uploaded-draft.ts";
import { addToSeries } from "#core/uploads/add-to-series.ts";
import { completeUpload } from "#core/uploads/complete-upload.ts";
import { getSeriesOffer } from "#core/uploads/series-offer.ts";
import { openUploadSite, type UploadSite } from "#core/uploads/testing/upload-site.ts";
import { uploadVisibility } from "#core/uploads/upload-visibility.ts";
import { type CompletedUpload, type UploadStatus } from "#core/uploads/types.ts";

let site: UploadSite;
beforeAll(async () => {
  site = await openUploadSite();
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.core.sql`truncate titles, uploads cascade`;
  await publish(true);
});

const publish = (publishUploads: boolean) =>
  saveSiteSettings(site.core, { publishUploads, viewersMayUpload: true });

/** Ends an upload, and lets its video become playable. */
async function play(upload: UploadStatus, who = site.admin): Promise<CompletedUpload> {
  for (const part of [1, 2]) await site.send(who, upload, part);
  const created = await completeUpload(site.core, who, upload.id);
  await becomePlayable(created);
  return created;
}

async function becomePlayable({ videoId }: CompletedUpload): Promise<void> {
  const [version] = await site.core.sql`select id from versions where current_video_id = ${videoId}`;
  await site.core.db.transaction((tx) => publishUploadedDraft(tx, String(version?.["id"])));
}

async function visibilityOf({ titleId }: { titleId: string }): Promise<unknown> {
  const [row] = await site.core.sql`select visibility from titles where id = ${titleId}`;
  return row?.["visibility"];
}

describe("an upload", () => {
  it("is published once it can be played, unless the setting says that it arrives as a draft", async () => {
    expect(await uploadVisibility(site.core, site.admin)).toBe("published");
    expect(await visibilityOf(await play(await site.begin(site.admin)))).toBe("published");
    await publish(false);
    expect(await uploadVisibility(site.core, site.admin)).toBe("draft");
    expect(await visibilityOf(await play(await site.begin(site.admin)))).toBe("draft");
  });

  it("becomes what its page said when it began", async () => {
    const before = await site.begin(site.admin);
    await publish(false);
    const after = await site.begin(site.admin);
    expect(await visibilityOf(await play(before))).toBe("published");
    await publish(true);
    expect(await visibilityOf(await play(after))).toBe("draft");
  });

  it("of an editor is published as an admin's", async () => {
    const account = { email: "editor@example.test", password: "long enough", role: "editor" as const };
    const { id } = await createUser(site.core, account);
    const editor = await findSignedInUser(site.core, id);
    if (!editor) throw new Error("The user was not made.");
    expect(await uploadVisibility(site.core, editor)).toBe("published");
    expect(await visibilityOf(await play(await site.begin(editor), editor))).toBe("published");
  });

  it("of a viewer is unlisted whatever the setting is", async () => {
    for (const publishUploads of [true, false]) {
      await publish(publishUploads);
      expect(await uploadVisibility(site.core, site.user)).toBe("unlisted");
      expect(await visibilityOf(await play(await site.begin(site.user), site.user))).toBe("unlisted");
    }
  });

  it("that arrives as a draft stays one in a draft series, and as a film again", async () => {
    const [first, second] = ["Dark.S01E01.mkv", "Dark.S01E02.mkv"];
    const published = await site.begin(site.admin, { fileName: first });
    await addToSeries(site.core, site.admin, { uploadId: published.id, add: true });
    for (const part of [1, 2]) await site.send(site.admin, published, part);
    const series = await completeUpload(site.core, site.admin, published.id);
    await publish(false);
    const draft = await site.begin(site.admin, { fileName: second });
    await addToSeries(site.core, site.admin, { uploadId: draft.id, add: true });
    const episode = await play(draft);
    expect(episode.titleId).toBe(series.titleId);
    expect(await visibilityOf(series)).toBe("draft");
    const { titleId } = await makeFilm(site.core, { playableId: episode.playableId });
    await becomePlayable(episode);
    expect(await visibilityOf({ titleId })).toBe("draft");
  });

  it("is told that its series publishes it all the same", async () => {
    await publish(false);
    const upload = await site.begin(site.admin, { fileName: "Dark.S01E01.mkv" });
    const offer = () => getSeriesOffer(site.core, site.admin, upload.id);
    expect(await offer()).toMatchObject({ publishesDraft: false });
    await addToSeries(site.core, site.admin, { uploadId: upload.id, add: true });
    await play(upload);
    await site.core.sql`update titles set visibility = 'published'`;
    expect(await offer()).toMatchObject({ publishesDraft: true });
  });
});
