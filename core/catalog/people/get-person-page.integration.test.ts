import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { saveCredits } from "#core/catalog/credits.ts";
import { getPersonPage, personPageSchema } from "#core/catalog/people/get-person-page.ts";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { type Credit } from "#core/catalog/types.ts";
import { type CoreContext } from "#core/context.ts";

let site: CatalogSite;
let core: CoreContext;
beforeAll(async () => {
  site = await openCatalogSite();
  core = site.core;
});
afterAll(() => site.drop());
beforeEach(() => site.empty());

const VERA = "Vera Lind";
const credit = (kind: Credit["kind"], part: string, personName = VERA): Credit => ({
  kind,
  part,
  personName,
});
const give = (titleId: string, ...credits: Credit[]) =>
  core.db.transaction((tx) => saveCredits(tx, titleId, credits));
async function idOf(name = VERA): Promise<string> {
  const [row] = await core.sql<{ id: string }[]>`select id from people where name = ${name}`;
  return row?.id ?? "";
}

it("groups what a person made by the work, the most first, with the roles played", async () => {
  const old = await insertMovie(core, "Old", { releaseYear: 1980 });
  const late = await insertMovie(core, "Late", { releaseYear: 2020 });
  const saga = await insertSeries(core, "Saga", [["ready"]], { releaseYear: 2000 });
  await give(old.titleId, credit("crew", "Directed by"), credit("cast", "Mira"), credit("cast", "Her twin"));
  await give(late.titleId, credit("crew", "Directed by"), credit("cast", "", "Somebody Else"));
  await give(saga.titleId, credit("crew", "Directed by"), credit("crew", "Written by"));
  const page = await getPersonPage(core, await idOf());
  const shape = page.groups.map(({ kind, work, titles }) => [
    kind,
    work,
    titles.map(({ title, roles }) => [title.name, roles]),
  ]);
  expect([page.name, shape]).toEqual([
    VERA,
    [
      [
        "crew",
        "Directed by",
        [
          ["Late", []],
          ["Saga", []],
          ["Old", []],
        ],
      ],
      ["crew", "Written by", [["Saga", []]]],
      ["cast", "", [["Old", ["Mira", "Her twin"]]]],
    ],
  ]);
  expect(personPageSchema.parse(page).groups[0]?.titles[0]?.title).not.toHaveProperty("overview");
});

it("shows no title that is not published, and nobody who has no other", async () => {
  const shown = await insertMovie(core, "Shown");
  await give(shown.titleId, credit("cast", "A"));
  for (const changes of [
    { visibility: "draft" },
    { visibility: "unlisted" },
    { deletedAt: new Date() },
    { state: "failed" },
  ] as const) {
    const hidden = await insertMovie(core, "Hidden", changes);
    await give(hidden.titleId, credit("cast", "B"), credit("cast", "C", "Only Hidden"));
  }
  const { groups } = await getPersonPage(core, await idOf());
  expect(groups.flatMap(({ titles }) => titles.map(({ title }) => title.name))).toEqual(["Shown"]);
  for (const id of [await idOf("Only Hidden"), "01890000-0000-7000-8000-000000000001", "x"])
    await expect(getPersonPage(core, id)).rejects.toMatchObject({ code: "not_found" });
});
