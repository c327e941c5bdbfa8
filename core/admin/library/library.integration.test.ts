import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bulkEdit } from "#core/admin/library/bulk-edit.ts";
import { undoBulkEdit } from "#core/admin/library/undo-bulk-edit.ts";
import { libraryWhere, type LibraryFilter } from "#core/admin/library/library-filter.ts";
import { orderSql, type LibraryOrder } from "#core/admin/library/library-order.ts";
import { countLibrary, listAllTitles } from "#core/admin/list-all-titles.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { titles } from "#db/schema/titles.ts";

let site: CatalogSite;
beforeAll(async () => void (site = await openCatalogSite()));
afterAll(() => site.drop());

async function namesOf(filter: LibraryFilter, order?: LibraryOrder, limit = 2): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listAllTitles>> = await listAllTitles(site.core, {
      ...{ filter, order, cursor, limit },
    });
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return names;
}

describe("the library", () => {
  beforeEach(async () => {
    const { core, admin } = site;
    await site.empty();
    await insertMovie(core, "Élan", { genres: ["Drama"], ownerUserId: admin.userId });
    await insertMovie(core, "Чёрный лёд", { visibility: "draft", tags: ["noir"] });
    await insertMovie(core, "100 % wool", { visibility: "unlisted" });
    await insertSeries(core, "a plan", [["ready"]], { genres: ["Drama", "Mystery"] });
  });

  it("finds any part of a name, whatever its case, marks and script", async () => {
    expect(await namesOf({ search: "ela" })).toEqual(["Élan"]);
    expect(await namesOf({ search: "РНЫЙ лед" })).toEqual(["Чёрный лёд"]);
    expect(await namesOf({ search: "0 %" })).toEqual(["100 % wool"]);
    expect(await namesOf({ search: "_" })).toEqual([]);
    expect(await namesOf({ search: "lan" }, "name")).toEqual(["a plan", "Élan"]);
  });

  it("is narrowed by state, kind, genre, tag and owner, and sorted by name without gaps", async () => {
    expect(await namesOf({ state: "draft" })).toEqual(["Чёрный лёд"]);
    expect(await namesOf({ kind: "series", genre: "Drama" })).toEqual(["a plan"]);
    expect(await namesOf({ tag: "noir" })).toEqual(["Чёрный лёд"]);
    expect(await namesOf({ ownerUserId: site.admin.userId })).toEqual(["Élan"]);
    expect(await namesOf({}, "name")).toEqual(["100 % wool", "a plan", "Élan", "Чёрный лёд"]);
    expect(await namesOf({})).toEqual(["a plan", "100 % wool", "Чёрный лёд", "Élan"]);
    expect(await countLibrary(site.core, { genre: "Drama" })).toBe(2);
  });

  it("refuses a cursor of another order", async () => {
    const { nextCursor } = await listAllTitles(site.core, { order: "name", limit: 1 });
    await expect(listAllTitles(site.core, { cursor: nextCursor, limit: 1 })).rejects.toMatchObject({
      code: "bad_input",
    });
  });
});

describe("a bulk edit", () => {
  beforeEach(() => site.empty());

  it("changes all that match, batch by batch, and is taken back, except what was changed since", async () => {
    const { core, admin } = site;
    await manyTitles(450);
    const ids: (string | null)[] = [null];
    let [editId, changed] = [null as string | null, 0];
    for (let afterId: string | null | undefined = null; afterId !== undefined;) {
      const of = { filter: { state: "draft" as const }, afterId };
      const batch: Awaited<ReturnType<typeof bulkEdit>> = await bulkEdit(core, admin, {
        ...{ editId, of, change: { visibility: "unlisted", addTags: ["checked"] } },
      });
      [editId, changed] = [batch.editId, changed + batch.changed];
      afterId = batch.nextAfterId ?? undefined;
      ids.push(batch.nextAfterId);
    }
    expect(changed).toBe(450);
    expect(ids).toHaveLength(4);
    expect(await countLibrary(core, { state: "unlisted", tag: "checked" })).toBe(450);
    const [one] = await core.sql<{ id: string }[]>`select id from titles limit 1`;
    await updateTitle(core, admin, { titleId: one?.id ?? "", tags: ["mine"] });
    let restored = 0;
    for (let isOver = false; !isOver;) {
      const batch = await undoBulkEdit(core, admin, editId ?? "");
      [restored, isOver] = [restored + batch.restored, batch.isOver];
    }
    expect(restored).toBe(450);
    expect(await countLibrary(core, { state: "draft" })).toBe(450);
    expect(await countLibrary(core, { tag: "checked" })).toBe(0);
    expect(await countLibrary(core, { tag: "mine" })).toBe(1);
  });

  it("passes over titles of which nothing can be watched, and is its user's alone", async () => {
    const { core, admin, other } = site;
    const failed = await insertMovie(core, "Failed", { visibility: "draft", state: "failed" });
    const fine = await insertMovie(core, "Fine", { visibility: "draft" });
    const of = { titleIds: [failed.titleId, fine.titleId] };
    const { editId, ...batch } = await bulkEdit(core, admin, {
      ...{ editId: null, of, change: { visibility: "published" } },
    });
    expect(batch).toEqual({ changed: 1, skipped: 1, nextAfterId: null });
    const theirs = bulkEdit(core, other, { editId, of, change: { visibility: "draft" } });
    await expect(theirs).rejects.toMatchObject({ code: "not_found" });
    expect(await undoBulkEdit(core, other, editId)).toEqual({ restored: 0, isOver: true });
  });
});

describe("100,000 titles", () => {
  beforeAll(async () => {
    await site.empty();
    await manyTitles(100_000);
  });

  it.each([
    ["newest first", {}, "created", "titles_created_idx"],
    ["by name", {}, "name", "titles_name_idx"],
    ["changed last first", {}, "updated", "titles_updated_idx"],
    ["a part of a name", { search: "title 54321" }, "created", "titles_name_trigram_idx"],
    ["a part of a Cyrillic name", { search: "фильм 777" }, "name", "titles_name_trigram_idx"],
    ["a rare tag", { tag: "t77" }, "created", "titles_tags_idx"],
    ["a rare genre", { genre: "g77" }, "created", "titles_genres_idx"],
  ] as const)("are read by an index: %s", async (_how, filter, order, index) => {
    const plan = await planOf(filter, order);
    expect(plan).toContain(index);
    expect(plan).not.toContain("Seq Scan");
  });
});

async function planOf(filter: LibraryFilter, order: LibraryOrder): Promise<string> {
  const query = site.core.db
    .select({ id: titles.id, at: orderSql[order].key })
    .from(titles)
    .where(libraryWhere(filter))
    .orderBy(...orderSql[order].orderBy)
    .limit(49)
    .toSQL();
  const rows = await site.core.sql.unsafe(`explain ${query.sql}`, query.params as string[]);
  return rows.map((row) => String(row["QUERY PLAN"])).join("\n");
}

/** Drafts, without the triggers of search. */
async function manyTitles(count: number): Promise<void> {
  const { sql } = site.core;
  await sql`alter table titles disable trigger user`;
  await sql`
    insert into titles (id, kind, name, visibility, tags, genres, created_at)
    select gen_random_uuid(), 'movie', case when n % 2 = 0 then 'Фильм ' else 'Title ' end || n, 'draft',
      array['t' || n % 1000], array['g' || n % 1000], now() - make_interval(secs => n)
    from generate_series(1, ${count}::int) n`;
  await sql`alter table titles enable trigger user`;
  await sql`analyze titles`;
}
