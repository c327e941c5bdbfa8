import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openRpcSite, type RpcSite } from "#app/testing/rpc-site.ts";
import { insertMovie, insertPosition, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { messageOf } from "#core/messages/message.ts";
import { insertFilm } from "#core/testing/insert-film.ts";
import { videos } from "#db/schema/videos.ts";

let site: RpcSite;
beforeAll(async () => {
  site = await openRpcSite();
});
afterAll(() => site.drop());
beforeEach(() => site.core.sql`truncate titles, tombstones cascade`);

describe("the dashboard", () => {
  it("names a file that ends early, and where its editor is", async () => {
    const film = await insertFilm(site.core, { segmentCount: 18 });
    const early = async () =>
      (await site.as(site.admin).admin.dashboard()).attention.filter(({ action }) => action === "title");
    expect(await early()).toEqual([]);
    await site.core.db
      .update(videos)
      .set({ state: "ready", endsAtSegment: 10 })
      .where(eq(videos.id, film.videoId));
    expect(await early()).toMatchObject([
      {
        severity: "warn",
        titleId: film.titleId,
        detail: messageOf("media.endsEarly", { endSeconds: 40, totalSeconds: 72 }),
      },
    ]);
    await site.as(site.admin).admin.deleteTitle({ titleId: film.titleId });
    expect(await early()).toEqual([]);
  });
});

describe("what P plays on a title's card", () => {
  it("is what its Play button plays", async () => {
    const { titleId, episodes } = await insertSeries(site.core, "Saga", [["ready", "ready"]]);
    const { catalog } = site.as(site.viewer);
    expect((await catalog.play({ titleId }))?.playableId).toBe(episodes[0]);
    const position = { profileId: site.viewer.profileId, playableId: episodes[0] ?? "" };
    await insertPosition(site.core, position, 95);
    expect((await catalog.play({ titleId }))?.playableId).toBe(episodes[1]);
    expect((await catalog.title({ titleId })).play?.playableId).toBe(episodes[1]);
  });

  it("is nothing where nothing can be played, or nothing is there", async () => {
    const draft = await insertMovie(site.core, "Draft", { visibility: "draft" });
    const queued = await insertMovie(site.core, "Queued", { state: "queued" });
    const { catalog } = site.as(site.viewer);
    expect(await catalog.play({ titleId: draft.titleId })).toBeNull();
    expect(await catalog.play({ titleId: queued.titleId })).toBeNull();
    expect(await catalog.play({ titleId: "../etc" })).toBeNull();
  });
});

describe("a viewer's own video", () => {
  it("deletes its title with it, and restores it", async () => {
    const own = { visibility: "unlisted" as const, ownerUserId: site.viewer.userId };
    const { titleId, videoId } = await insertMovie(site.core, "Mine", own);
    const { videos: mine, catalog } = site.as(site.viewer);
    const listed = async () => (await site.as(site.admin).admin.titles()).items.map(({ id }) => id);
    await mine.delete({ videoId });
    expect(await listed()).toEqual([]);
    expect((await mine.mine()).items).toEqual([]);
    await expect(catalog.title({ titleId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await mine.undoDelete({ videoId });
    expect(await listed()).toEqual([titleId]);
    expect((await catalog.title({ titleId })).play?.title.name).toBe("Mine");
  });
});
