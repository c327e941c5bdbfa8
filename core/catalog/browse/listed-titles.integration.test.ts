import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openCatalogSite, type CatalogSite } from "#core/catalog/testing/catalog-site.ts";
import { insertMovie, insertSeries } from "#core/catalog/testing/insert-titles.ts";
import { insertTracks } from "#core/catalog/testing/insert-tracks.ts";
import { type CoreContext } from "#core/context.ts";
import { createTestDatabase } from "#core/testing/test-database.ts";
import { migrateBefore, runMigration } from "#db/testing/migration-files.ts";

let site: CatalogSite;
let core: CoreContext;
beforeAll(async () => {
  site = await openCatalogSite();
  core = site.core;
});
afterAll(() => site.drop());
beforeEach(() => site.empty());

const listed = async () => core.sql`select * from listed_titles order by name`;
/** What doctor compares: whatever was done, the triggers must have followed. */
async function expectDerived() {
  expect(await listed()).toEqual(await core.sql`select * from current_listings order by name`);
}

describe("the listed titles follow", () => {
  it("whether a title is published, deleted and playable", async () => {
    const film = await insertMovie(core, "Film");
    const isListed = async () => {
      await expectDerived();
      return (await listed()).length === 1;
    };
    expect(await isListed()).toBe(true);
    for (const [change, undo] of [
      [core.sql`visibility = 'unlisted'`, core.sql`visibility = 'published'`],
      [
        core.sql`visibility = 'draft', publish_at = now() + interval '1 day'`,
        core.sql`visibility = 'published'`,
      ],
      [core.sql`deleted_at = now()`, core.sql`deleted_at = null`],
    ] as const) {
      await core.sql`update titles set ${change}`;
      expect(await isListed()).toBe(false);
      await core.sql`update titles set ${undo}`;
      expect(await isListed()).toBe(true);
    }
    await core.sql`update videos set state = 'failed', failure = '{"key":"stored.text","params":{"text":"x"}}'`;
    expect(await isListed()).toBe(false);
    await core.sql`update videos set state = 'playable', failure = null`;
    expect(await isListed()).toBe(true);
    await core.sql`update playables set deleted_at = now()`;
    expect(await isListed()).toBe(false);
    await core.sql`update playables set deleted_at = null`;
    await core.sql`delete from versions`;
    expect(await isListed()).toBe(false);
    await core.sql`delete from titles where id = ${film.titleId}`;
    expect(await isListed()).toBe(false);
  });

  it("its name, genres, tags, year, age rating and the time of its publication", async () => {
    await insertMovie(core, "Film");
    await core.sql`update titles set name = 'Other', genres = '{Drama}', tags = '{noir}', release_year = 1999,
      age_rating_years = 12, published_at = '2020-01-01'`;
    expect(await listed()).toMatchObject([
      { name: "Other", genres: ["Drama"], tags: ["noir"], release_year: 1999, age_rating_years: 12 },
    ]);
    await expectDerived();
  });

  it("length, height and languages of its videos", async () => {
    const film = await insertMovie(core, "Film", { languageTag: "ru-RU" });
    const tracks = { heights: [360, 1080], audio: ["en-GB", "en", "und"], subtitles: ["pt-BR", "de", "und"] };
    const { planId } = await insertTracks(core, film.videoId, tracks);
    const facts = async () => {
      await expectDerived();
      const [row] = await listed();
      return [row?.length_seconds, row?.height, row?.audio_languages, row?.subtitle_languages] as unknown[];
    };
    expect(await facts()).toEqual([100, 1080, ["en", "ru"], ["de", "pt"]]);
    await core.sql`update renditions set state = 'dropped' where plan_id = ${planId} and height = 1080`;
    await core.sql`update audio_tracks set language_tag = 'fr' where rendition_name = 'a2'`;
    await core.sql`update subtitles set state = 'failed', failure = '{"key":"stored.text","params":{"text":"x"}}'
      where language_tag = 'de'`;
    await core.sql`update videos set duration_seconds = 200`;
    expect(await facts()).toEqual([200, 360, ["en", "fr"], ["pt"]]);
    await core.sql`delete from subtitles`;
    await core.sql`delete from audio_tracks where language_tag = 'fr'`;
    await core.sql`delete from renditions`;
    expect(await facts()).toEqual([200, 0, ["en"], []]);
  });

  it("the median episode of a series, whatever moves to it", async () => {
    const saga = await insertSeries(core, "Saga", [["ready", "ready", "ready"]]);
    await core.sql`update videos set duration_seconds = 1000 where id in (select ve.current_video_id from versions ve
      join playables p on p.id = ve.playable_id and p.number = 3)`;
    expect(await listed()).toMatchObject([{ length_seconds: 100 }]);
    const film = await insertMovie(core, "Film");
    await core.sql`update playables set title_id = ${saga.titleId}, kind = 'extra' where id = ${film.playableId}`;
    expect(await listed()).toMatchObject([{ name: "Saga", length_seconds: 100 }]);
    await expectDerived();
  });

  it("two transactions that change one title at once", async () => {
    const saga = await insertSeries(core, "Saga", [["failed", "failed"]]);
    const playEpisode = (number: number, before: () => Promise<unknown>) =>
      core.db.transaction(async (tx) => {
        await tx.execute(sql`update videos set state = 'ready', failure = null, duration_seconds = ${number * 100}
          where id = (select ve.current_video_id from versions ve
            join playables p on p.id = ve.playable_id where p.title_id = ${saga.titleId} and p.number = ${number})`);
        await before();
      });
    let second: Promise<unknown> = Promise.resolve();
    await playEpisode(1, async () => {
      second = playEpisode(2, () => Promise.resolve());
      await waitUntilBlocked();
    });
    await second;
    expect(await listed()).toMatchObject([{ length_seconds: 150 }]);
    await expectDerived();
  });
});

async function waitUntilBlocked(): Promise<void> {
  for (;;) {
    const [row] = await core.sql`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row?.waiting === 1) return;
  }
}

describe("the migration", () => {
  it("lists the titles that are there", async () => {
    const database = await createTestDatabase();
    try {
      const { sql: raw } = database.clients;
      await migrateBefore(raw, "listed_titles");
      await raw`insert into titles (id, kind, name, visibility, published_at) values
        ('01890000-0000-7000-8000-000000000001', 'movie', 'Film', 'published', now()),
        ('01890000-0000-7000-8000-000000000002', 'movie', 'Draft', 'draft', null)`;
      await raw`insert into playables (id, title_id, kind, name)
        select gen_random_uuid(), id, 'movie', name from titles`;
      await raw`insert into versions (id, playable_id, current_video_id)
        select gen_random_uuid(), id, gen_random_uuid() from playables`;
      await raw`insert into videos (id, version_id, state, source_key, source_bytes, source_file_name, duration_seconds)
        select current_video_id, id, 'ready', 'none', 1, 'a.mp4', 60 from versions`;
      await runMigration(raw, "listed_titles");
      expect(await raw`select name, length_seconds from listed_titles`).toEqual([
        { name: "Film", length_seconds: 60 },
      ]);
    } finally {
      await database.drop();
    }
  });
});
