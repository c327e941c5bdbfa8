import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getTitlePage } from "#core/catalog/get-title-page.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { messageOf } from "#core/messages/message.ts";
import { newId } from "#core/uuid.ts";
import { chapters } from "#db/schema/chapters.ts";
import { images } from "#db/schema/images.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { type CoreContext } from "#core/context.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";

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

describe("a title's page", () => {
  it("shows seasons in order, and to viewers only what can be played", async () => {
    const { titleId, episodes } = await insertSeries(core, "Saga", [["ready", "failed"], ["playable"]]);
    const page = await getTitlePage(core, user, titleId);
    expect(page.seasons.map((season) => season.episodes.map((one) => one.playableId))).toEqual([
      [episodes[0]],
      [episodes[2]],
    ]);
    expect(page).toMatchObject({ mayEdit: false, visibility: "published" });
    expect(page.play?.playableId).toBe(episodes[0]);
    const forAdmin = await getTitlePage(core, admin, titleId);
    expect(forAdmin.seasons[0]?.episodes[1]?.versions[0]).toMatchObject({
      videoState: "failed",
      failureReason: messageOf("stored.text", { text: "It broke." }),
    });
  });

  it("has the movie, its version and its position", async () => {
    const film = await insertMovie(core, "Film");
    await site.setPosition(film.playableId, 40);
    const page = await getTitlePage(core, user, film.titleId);
    expect(page.playables).toHaveLength(1);
    expect(page.playables[0]).toMatchObject({ kind: "movie", progress: { positionSeconds: 40 } });
    expect(page.playables[0]?.versions[0]).toMatchObject({ videoId: film.videoId, progressPercent: 100 });
  });

  it("has a film's chapters with the stills nearest to them, and its credits", async () => {
    const film = await insertMovie(core, "Film");
    const names = ["One", "Two", "Three"];
    const rows = names.map((name, number) => ({
      ...{ videoId: film.videoId, number, name, startSeconds: number * 30, endSeconds: number * 30 + 30 },
    }));
    await core.db.insert(chapters).values(rows);
    const stills = [5, 80].map((atSeconds) => ({ id: newId(), atSeconds }));
    for (const still of stills) {
      const size = { widths: [320], width: 320, height: 180, totalBytes: 1 };
      await core.db.insert(images).values({ ...still, kind: "still", videoId: film.videoId, ...size });
    }
    const credits = [
      { kind: "crew" as const, part: "Directed by", personName: "Lucía Farrow-Ibarra" },
      { kind: "cast" as const, part: "Hollis", personName: "Edmund Saar" },
    ];
    await updateTitle(core, admin, { titleId: film.titleId, credits });
    const page = await getTitlePage(core, user, film.titleId);
    expect(page.chapters.map(({ name, startSeconds, still }) => [name, startSeconds, still?.id])).toEqual([
      ["One", 0, stills[0]?.id],
      ["Two", 30, stills[1]?.id],
      ["Three", 60, stills[1]?.id],
    ]);
    expect(page.credits).toEqual(
      credits.map((credit) => ({ ...credit, personId: expect.any(String) as unknown })),
    );
    await updateTitle(core, admin, { titleId: film.titleId, name: "Stays credited" });
    expect((await getTitlePage(core, user, film.titleId)).credits).toHaveLength(2);
    await updateTitle(core, admin, { titleId: film.titleId, credits: [] });
    expect((await getTitlePage(core, user, film.titleId)).credits).toEqual([]);
  });

  it("calls one chapter alone none", async () => {
    const film = await insertMovie(core, "Film");
    const complete = {
      videoId: film.videoId,
      number: 0,
      name: "All of it",
      startSeconds: 0,
      endSeconds: 100,
    };
    await core.db.insert(chapters).values(complete);
    expect((await getTitlePage(core, user, film.titleId)).chapters).toEqual([]);
  });

  it.each(["draft", "unlisted"] as const)("of a %s title is for its owner and admins", async (visibility) => {
    const { titleId } = await insertMovie(core, "Mine", { visibility, ownerUserId: user.userId });
    expect((await getTitlePage(core, user, titleId)).mayEdit).toBe(true);
    expect((await getTitlePage(core, admin, titleId)).mayEdit).toBe(true);
    await expect(getTitlePage(core, other, titleId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not found after the title's deletion, or for an invented id", async () => {
    const { titleId } = await insertMovie(core, "Deleted", { deletedAt: new Date() });
    await expect(getTitlePage(core, admin, titleId)).rejects.toMatchObject({ code: "not_found" });
    await expect(getTitlePage(core, admin, "../etc")).rejects.toMatchObject({ code: "not_found" });
  });
});
