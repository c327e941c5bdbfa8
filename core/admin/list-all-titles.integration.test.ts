import { afterAll, beforeAll, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { listAllTitles } from "#core/admin/list-all-titles.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { countQueries } from "#core/catalog/testing/count-queries.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { videos } from "#db/schema/videos.ts";

let site: CatalogSite;
beforeAll(async () => {
  site = await openCatalogSite();
});
afterAll(() => site.drop());

it("tells of each title how far its videos are, what is stored of it and since when it is there", async () => {
  const { core } = site;
  const ready = await insertMovie(core, "Ready");
  await insertMovie(core, "Failed", { state: "failed" });
  await insertSeries(core, "Half", [["ready", "processing"]]);
  await insertSeries(core, "Broken", [["ready", "failed", "queued"]]);
  await insertSeries(core, "Empty", []);
  await core.db
    .update(videos)
    .set({ sourceBytes: 5_000_000, sourceKind: "stored" })
    .where(eq(videos.id, ready.videoId));
  const { items } = await listAllTitles(core, { limit: 10 });
  expect(items.map(({ name, state }) => [name, state])).toEqual([
    ["Empty", "empty"],
    ["Broken", "failed"],
    ["Half", "processing"],
    ["Failed", "failed"],
    ["Ready", "ready"],
  ]);
  expect(items.at(-1)?.storedBytes).toBe(5_000_000);
  expect(items[0]?.storedBytes).toBe(0);
  expect(items.at(-1)?.createdAt).toBeInstanceOf(Date);
  await core.db.update(videos).set({ sourceKind: "in_place" }).where(eq(videos.id, ready.videoId));
  expect((await listAllTitles(core, { limit: 10 })).items.at(-1)?.storedBytes).toBe(0);
});

it("asks as often for one title as for five", async () => {
  const one = await countQueries(site.core, () => listAllTitles(site.core, { limit: 1 }));
  expect(await countQueries(site.core, () => listAllTitles(site.core, { limit: 5 }))).toBe(one);
});
