import { afterAll, beforeAll, expect, test } from "vitest";
import { createCliSite, type CliSite } from "#cli/testing/cli-site.ts";
import { insertLines } from "#core/search/testing/search-site.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { insertUser } from "#core/testing/insert-film.ts";

let site: CliSite;
let email: string;
beforeAll(async () => {
  site = await createCliSite();
  ({ email } = await insertUser(site.ctx));
  await insertLines(site.ctx, site.sample.videoId, ["Nothing.", "Eight lamps."]);
  await indexTitle(site.ctx, site.sample.titleId);
});
afterAll(() => site.drop());

test("search gives what a user finds, a line with its second", async () => {
  const run = await site.matinee(`search lamps --as ${email} --json`);
  expect(run.json()).toEqual({
    driver: "postgres",
    hits: [
      {
        kind: "line",
        titleId: site.sample.titleId,
        title: expect.any(String) as string,
        text: "Eight lamps.",
        playableId: expect.any(String) as string,
        seconds: 11,
      },
    ],
  });
  expect((await site.matinee(`search lamps --as ${email}`)).stdout).toContain("0:11");
  expect((await site.matinee(`search zzzz --as ${email}`)).stdout).toContain("Nothing was found.");
});

test("search refuses what it does not know", async () => {
  expect(await site.matinee("search lamps")).toMatchObject({ exitCode: 2 });
  expect(await site.matinee(`search lamps --as ${email} --kind film`)).toMatchObject({ exitCode: 2 });
  expect(await site.matinee(`search lamps --as ${email} --limit 1000`)).toMatchObject({ exitCode: 2 });
  expect(await site.matinee("search lamps --as stranger@example.test")).toMatchObject({ exitCode: 4 });
});

test("search rebuild indexes everything again", async () => {
  await site.ctx.sql`truncate search_entries, search_line_sets, search_states cascade`;
  expect((await site.matinee(`search lamps --as ${email} --json`)).json()).toMatchObject({ hits: [] });
  expect((await site.matinee("search rebuild --json")).json()).toEqual({ titles: 1, lag: 0 });
  expect((await site.matinee(`search lamps --as ${email} --json`)).json()).toMatchObject({
    hits: [{ seconds: 11 }],
  });
});
