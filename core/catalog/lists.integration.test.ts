import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAllTitles } from "#core/admin/list-all-titles.ts";
import { newestTitles } from "#core/catalog/newest-titles.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { type CoreContext } from "#core/context.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";

let site: CatalogSite;
let core: CoreContext;
let user: SignedInUser;
beforeAll(async () => {
  site = await openCatalogSite();
  ({ core, user } = site);
});
afterAll(() => site.drop());
beforeEach(() => site.empty());

const names = (items: readonly { name: string }[]) => items.map((item) => item.name);

describe("lists", () => {
  it("show the newest of what is published and can be played", async () => {
    for (let n = 1; n <= 5; n++) await insertMovie(core, `Film ${n}`);
    await insertMovie(core, "Failed", { state: "failed" });
    await insertMovie(core, "Draft", { visibility: "draft" });
    await insertMovie(core, "Mine", { visibility: "unlisted", ownerUserId: user.userId });
    await insertMovie(core, "Deleted", { deletedAt: new Date() });
    expect(names(await newestTitles(core, 3))).toEqual(["Film 5", "Film 4", "Film 3"]);
    expect(await newestTitles(core, 9)).toHaveLength(5);
  });

  it("count seasons and episodes, and know a movie's length", async () => {
    await insertMovie(core, "Film");
    await insertSeries(core, "Saga", [["ready", "ready"], ["ready"]]);
    const items = await newestTitles(core, 9);
    expect(items[0]).toMatchObject({ seasonCount: 2, episodeCount: 3, durationSeconds: null });
    expect(items[1]).toMatchObject({ seasonCount: 0, episodeCount: 0, durationSeconds: 100 });
  });

  it("give admins everything that is not deleted", async () => {
    await insertMovie(core, "Draft", { visibility: "draft", state: "failed" });
    await insertMovie(core, "Deleted", { deletedAt: new Date() });
    const { items } = await listAllTitles(core, { limit: 9 });
    expect(items.map(({ name, visibility }) => [name, visibility])).toEqual([["Draft", "draft"]]);
  });
});

describe("the lists' indexes", () => {
  it("carry their orders, without a sort", async () => {
    await core.sql`insert into titles (id, kind, name, visibility, published_at, created_at)
      select gen_random_uuid(), 'movie', 'T', 'published', now() - make_interval(secs => n), now() - make_interval(secs => n)
      from generate_series(1, 5000) n`;
    await core.sql`analyze titles`;
    const plans = await Promise.all([
      core.sql`explain select * from titles where visibility = 'published' and deleted_at is null
        and (published_at, id) < ('2200-01-01', '01890000-0000-7000-8000-000000000001') order by published_at desc, id desc limit 49`,
      core.sql`explain select * from titles where deleted_at is null
        order by created_at desc, id desc limit 49`,
    ]);
    const [published, created] = plans.map((rows) => JSON.stringify(rows));
    expect(published).toContain("titles_published_idx");
    expect(created).toContain("titles_created_idx");
    for (const plan of [published, created]) expect(plan).not.toContain("Sort");
  });
});
