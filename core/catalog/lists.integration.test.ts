import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAllTitles } from "#core/admin/list-all-titles.ts";
import { listGenres } from "#core/catalog/list-genres.ts";
import { listTitles } from "#core/catalog/list-titles.ts";
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
  it("show what is published and can be played, newest first, page by page", async () => {
    for (let n = 1; n <= 5; n++) await insertMovie(core, `Film ${n}`);
    await insertMovie(core, "Failed", { state: "failed" });
    await insertMovie(core, "Draft", { visibility: "draft" });
    await insertMovie(core, "Mine", { visibility: "unlisted", ownerUserId: user.userId });
    await insertMovie(core, "Deleted", { deletedAt: new Date() });
    const first = await listTitles(core, { limit: 2 });
    const second = await listTitles(core, { limit: 2, cursor: first.nextCursor });
    const third = await listTitles(core, { limit: 2, cursor: second.nextCursor });
    expect([first, second, third].flatMap((page) => names(page.items))).toEqual([
      "Film 5",
      "Film 4",
      "Film 3",
      "Film 2",
      "Film 1",
    ]);
    expect(third.nextCursor).toBeNull();
  });

  it("lose no title between pages where times differ by a microsecond", async () => {
    for (let n = 1; n <= 4; n++) await insertMovie(core, `Film ${n}`);
    await core.sql`update titles set published_at = '2026-01-01T00:00:00.000001Z'
      where name in ('Film 1', 'Film 2')`;
    await core.sql`update titles set published_at = '2026-01-01T00:00:00.000002Z'
      where name in ('Film 3', 'Film 4')`;
    const seen: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof listTitles>> = await listTitles(core, { limit: 1, cursor });
      seen.push(...names(page.items));
      cursor = page.nextCursor;
      if (!cursor) break;
    }
    expect(seen.sort()).toEqual(["Film 1", "Film 2", "Film 3", "Film 4"]);
  });

  it("filter by kind and genre", async () => {
    await insertMovie(core, "Noir", { genres: ["Crime", "Drama"] });
    await insertMovie(core, "Play", { genres: ["Drama"] });
    await insertSeries(core, "Saga", [["ready"]]);
    expect(names((await listTitles(core, { limit: 9, kind: "series" })).items)).toEqual(["Saga"]);
    expect(names((await listTitles(core, { limit: 9, genre: "Crime" })).items)).toEqual(["Noir"]);
    expect(await listGenres(core)).toEqual([
      { genre: "Drama", titleCount: 2 },
      { genre: "Crime", titleCount: 1 },
    ]);
    expect(await listGenres(core, "movie")).toHaveLength(2);
    expect(await listGenres(core, "series")).toEqual([]);
  });

  it("count seasons and episodes, and know a movie's length", async () => {
    await insertMovie(core, "Film");
    await insertSeries(core, "Saga", [["ready", "ready"], ["ready"]]);
    const { items } = await listTitles(core, { limit: 9 });
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
