import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { getTitlePage } from "#core/catalog/get-title-page.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { titles } from "#db/schema/titles.ts";
import { videos } from "#db/schema/videos.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { type CoreContext } from "#core/context.ts";
import { insertMovie } from "#core/catalog/testing/insert-titles.ts";

let site: CatalogSite;
let core: CoreContext;
let admin: SignedInUser;
let user: SignedInUser;
let other: SignedInUser;
beforeAll(async () => {
  site = await openCatalogSite();
  ({ core, admin, user, other } = site);
});
afterAll(() => site.drop());
beforeEach(() => site.empty());

describe("changing a title", () => {
  it("changes what is given, raises rev, renames the movie", async () => {
    const { titleId } = await insertMovie(core, "Film", { overview: "Stays." });
    await updateTitle(core, admin, { titleId, name: "A better name", genres: ["Drama", "Drama"] });
    const page = await getTitlePage(core, user, titleId);
    expect(page).toMatchObject({ name: "A better name", overview: "Stays.", genres: ["Drama"] });
    expect(page.playables[0]?.name).toBe("A better name");
    const [row] = await core.db.select().from(titles).where(eq(titles.id, titleId));
    expect(row?.rev).toBeGreaterThan(1);
  });

  it("dates a first publication, and keeps its date", async () => {
    const { titleId } = await insertMovie(core, "Draft", { visibility: "draft" });
    await updateTitle(core, admin, { titleId, visibility: "published" });
    const published = (await getTitlePage(core, user, titleId)).publishedAt;
    expect(published).toBeInstanceOf(Date);
    await updateTitle(core, admin, { titleId, visibility: "draft" });
    await updateTitle(core, admin, { titleId, visibility: "published" });
    expect((await getTitlePage(core, user, titleId)).publishedAt).toEqual(published);
  });

  it("publishes nothing whose every file failed, and says what to do", async () => {
    const { titleId, videoId } = await insertMovie(core, "Broken", { visibility: "draft", state: "failed" });
    const publish = () => updateTitle(core, admin, { titleId, visibility: "published" });
    await expect(publish()).rejects.toMatchObject({
      code: "conflict",
      message: "Processing failed, so there is nothing to watch. Retry it under Files first.",
    });
    await core.db.update(videos).set({ refused: true }).where(eq(videos.id, videoId));
    await expect(publish()).rejects.toThrow("Its file was refused. Upload another file first.");
    await updateTitle(core, admin, { titleId, name: "Still a draft" });
    await core.db.update(videos).set({ state: "processing" }).where(eq(videos.id, videoId));
    await publish();
  });

  it("keeps what was published when its file failed, also where it is saved again", async () => {
    const { titleId } = await insertMovie(core, "Was fine", { state: "failed" });
    await updateTitle(core, admin, { titleId, visibility: "published", name: "Is published" });
  });

  it("closes the tokens of what is published no more, and only then", async () => {
    const { titleId, videoId } = await insertMovie(core, "Film");
    const epoch = async () => {
      const [row] = await core.db.select({ epoch: videos.epoch }).from(videos).where(eq(videos.id, videoId));
      return row?.epoch;
    };
    const before = (await epoch()) ?? 0;
    await updateTitle(core, admin, { titleId, name: "Renamed", visibility: "published" });
    expect(await epoch()).toBe(before);
    await updateTitle(core, admin, { titleId, visibility: "unlisted" });
    expect(await epoch()).toBe(before + 1);
    await updateTitle(core, admin, { titleId, visibility: "draft" });
    expect(await epoch()).toBe(before + 1);
  });

  it("is for its owner and admins, and publishing for admins", async () => {
    const { titleId } = await insertMovie(core, "Mine", {
      visibility: "unlisted",
      ownerUserId: user.userId,
    });
    await updateTitle(core, user, { titleId, name: "Mine still" });
    await expect(updateTitle(core, user, { titleId, visibility: "published" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateTitle(core, other, { titleId, name: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    const shown = await insertMovie(core, "Shown");
    await expect(updateTitle(core, user, { titleId: shown.titleId, name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("accepts no image of another title", async () => {
    const { titleId } = await insertMovie(core, "Film");
    const posterImageId = "01890000-0000-7000-8000-000000000001";
    await expect(updateTitle(core, admin, { titleId, posterImageId })).rejects.toMatchObject({
      code: "bad_input",
    });
  });
});
