import { beforeEach, expect, test } from "vitest";
import { createUser } from "#core/accounts/users/create-user.ts";
import { type CoreContext } from "#core/context.ts";
import { type ImportOptions } from "#core/import/import-run.ts";
import { importAll, matroska, putFile } from "#core/import/testing/import-folder.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

let ctx: CoreContext;
let folder: string;
emptyContextForEach((empty) => {
  ctx = empty;
});
beforeEach(async () => {
  folder = tempFolder("facts");
  await createUser(ctx, { email: "a@example.test", password: "long enough", role: "admin" });
});

let count = 0;
/** Each film has its own content. */
const film = (name: string) => putFile(folder, name, matroska(2000 + (count += 1)));
const put = (name: string, text: string) => putFile(folder, name, Buffer.from(text));
const run = (options: Partial<ImportOptions> = {}) => importAll(ctx, { paths: [folder], ...options });
const titles = () =>
  ctx.sql`select id, kind, name, overview, release_year as year, genres, tags, age_rating_years as age,
    external_ids as ids, visibility, publish_when_playable as publishes from titles order by name`;

test("a film gets its name and facts from its NFO, and versions of it are one film", async () => {
  await film("Leon (1994)/Leon.1994.1080p.mkv");
  await film("Leon (1994)/Leon.1994.2160p.mkv");
  await put(
    "Leon (1994)/movie.nfo",
    `<movie><title>Léon</title><year>1994</year><plot>A cleaner.</plot><genre>Crime</genre><tag>Paris</tag>
      <mpaa>R</mpaa><director>Luc Besson</director><actor><name>Jean Reno</name><role>Léon</role></actor>
      <uniqueid type="imdb">tt0110413</uniqueid></movie>`,
  );
  const results = await run({ publishes: false });
  expect(results.map(({ role, status }) => `${role} ${status}`)).toEqual([
    "video imported",
    "facts imported",
    "video imported",
  ]);
  expect(await titles()).toMatchObject([
    {
      ...{
        kind: "movie",
        name: "Léon",
        overview: "A cleaner.",
        year: 1994,
        genres: ["Crime"],
        tags: ["Paris"],
      },
      ...{ age: 17, ids: { imdb: "tt0110413" }, visibility: "draft", publishes: false },
    },
  ]);
  const people = await ctx.sql`select part, person_name as name from credits order by position`;
  expect(people).toEqual([
    { part: "Directed by", name: "Luc Besson" },
    { part: "Léon", name: "Jean Reno" },
  ]);
  expect(await ctx.sql`select name from versions order by name`).toEqual([
    { name: "1080p" },
    { name: "2160p" },
  ]);
});

test("a series imported by its folder's name keeps it when an NFO names it otherwise later", async () => {
  await film("Dark/Season 1/S01E01.mkv");
  await run();
  await put("Dark/tvshow.nfo", "<tvshow><title>Dark (DE)</title><plot>Winden.</plot></tvshow>");
  await film("Dark/Season 1/S01E02.mkv");
  await put(
    "Dark/Season 1/S01E02.nfo",
    "<episodedetails><title>Lies</title><plot>A boy is missing.</plot><episode>2</episode></episodedetails>",
  );
  await run();
  expect(await titles()).toMatchObject([{ name: "Dark", overview: "Winden." }]);
  const episodes =
    await ctx.sql`select number, name, overview from playables where kind = 'episode' order by number`;
  expect(episodes).toEqual([
    { number: 1, name: "Episode 1", overview: "" },
    { number: 2, name: "Lies", overview: "A boy is missing." },
  ]);
});

test("what an admin wrote stays, and an NFO that did not change is not applied again", async () => {
  await film("Film (1999).mkv");
  await put(
    "Film (1999).nfo",
    "<movie><title>Film</title><plot>Of the file.</plot><genre>Noir</genre></movie>",
  );
  await run();
  await ctx.sql`update titles set overview = 'Mine', genres = '{}'`;
  const [, facts] = await run();
  expect(facts).toMatchObject({ role: "facts", status: "skipped", reason: "These facts are there already." });
  expect(await titles()).toMatchObject([{ overview: "Mine", genres: [] }]);
  await put("Film (1999).nfo", "<movie><title>Film</title><plot>New.</plot><genre>Crime</genre></movie>");
  await run();
  expect(await titles()).toMatchObject([{ overview: "Mine", genres: ["Crime"] }]);
});

test("a hostile NFO refuses itself alone", async () => {
  await film("Film (1999).mkv");
  await put(
    "Film (1999).nfo",
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><movie><title>&f;</title></movie>',
  );
  expect((await run()).map(({ role, status }) => [role, status])).toEqual([
    ["video", "imported"],
    ["facts", "refused"],
  ]);
  expect(await titles()).toMatchObject([{ name: "Film", year: 1999 }]);
});

test("a dry run says what each file becomes, and writes nothing", async () => {
  await film("Dark/Season 1/S01E02-03.mkv");
  await put("Dark/Season 1/S01E02-03.de.srt", "1\n00:00:01,000 --> 00:00:02,000\nHallo\n");
  await put("Dark/tvshow.nfo", "<tvshow><title>Dark</title><year>2017</year></tvshow>");
  const results = await run({ dryRun: true });
  const location = { kind: "episode", series: "Dark", seriesYear: 2017, season: 1, episodes: [2, 3] };
  expect(results).toMatchObject([
    { role: "video", status: "imported", planned: { location, durationSeconds: null } },
    { role: "subtitles", status: "imported" },
    { role: "facts", status: "imported", reason: "Facts about Dark. A dry run: nothing was written." },
  ]);
  expect([await titles(), await ctx.sql`select 1 from imported_files`]).toEqual([[], []]);
});

test("a title keeps the ids in the names of its files and folders, beside those of its NFO", async () => {
  await film("Northlight (2024) {tmdb-9001}/Northlight (2024).mkv");
  await put(
    "Northlight (2024) {tmdb-9001}/movie.nfo",
    `<movie><title>Northlight</title><year>2024</year><uniqueid type="imdb">tt9900001</uniqueid></movie>`,
  );
  await film("Lanternmoor (2024)/Season 1/S01E01.mkv");
  await film("Lanternmoor (2024) [tvdbid-880101]/Season 1/S01E02.mkv");
  await run();
  const found = (await titles()).map(({ name, ids }) => ({ name: name as string, ids: ids as object }));
  expect(found).toEqual([
    { name: "Lanternmoor", ids: { tvdb: "880101" } },
    { name: "Northlight", ids: { tmdb: "9001", imdb: "tt9900001" } },
  ]);
});
