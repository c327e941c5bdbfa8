import { afterAll, beforeAll, expect, it } from "vitest";
import { loadCredits, saveCredits } from "#core/catalog/credits.ts";
import { insertMovie } from "#core/catalog/testing/insert-titles.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";

let site: CatalogSite;
beforeAll(async () => {
  site = await openCatalogSite();
});
afterAll(() => site.drop());

const cast = (...names: string[]) =>
  names.map((personName) => ({ kind: "cast" as const, part: "", personName }));

it("gives the same person to a name in two titles", async () => {
  const { core } = site;
  const [one, two] = [await insertMovie(core, "One"), await insertMovie(core, "Two")];
  const save = (titleId: string, names: string[]) =>
    core.db.transaction((tx) => saveCredits(tx, titleId, cast(...names)));
  // Both at once and in opposite orders: a deadlock would fail one of them.
  await Promise.all([
    save(one.titleId, ["Anna Berg", "Лев Орлов", "Zoë Quist"]),
    save(two.titleId, ["Zoë Quist", "Лев Орлов", "Anna Berg"]),
  ]);
  const [first, second] = [await loadCredits(core, one.titleId), await loadCredits(core, two.titleId)];
  expect(first.map(({ personName }) => personName)).toEqual(["Anna Berg", "Лев Орлов", "Zoë Quist"]);
  expect(second.map(({ personId }) => personId)).toEqual(first.map(({ personId }) => personId).toReversed());
  expect(new Set(first.map(({ personId }) => personId)).size).toBe(3);
});
