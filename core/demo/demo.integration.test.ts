import { beforeEach, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { DEMO_TITLES } from "#core/demo/demo-titles.ts";
import { readDemoRecord } from "#core/demo/demo-record.ts";
import { importDemo } from "#core/demo/import-demo.ts";
import { offerDemo } from "#core/demo/offer-demo.ts";
import { countDemoTitles, removeDemo } from "#core/demo/remove-demo.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { insertFilm } from "#core/testing/insert-film.ts";

let ctx: CoreContext;
emptyContextForEach((empty) => {
  // Tests have MATINEE_DEMO=off, so that workers that they start leave empty sites empty.
  ctx = { ...empty, env: { ...empty.env, MATINEE_DEMO: true } };
});
beforeEach(() => ctx.sql`delete from settings where key = 'demo'`);

const EPISODES = 6;
const FILES = DEMO_TITLES.length - 1 + EPISODES;
const jobs = async () => {
  const [row] = await ctx.sql<{ count: number }[]>`
    select count(*)::int as count from graphile_worker.jobs where task_identifier = 'import-demo'`;
  return row?.count;
};
const living = () => ctx.sql<{ name: string; overview: string; genres: string[]; videos: number }[]>`
  select t.name, t.overview, t.genres, (
    select count(*)::int from playables p join versions ve on ve.playable_id = p.id
    join videos v on v.id = ve.current_video_id where p.title_id = t.id and v.is_background) as videos
  from titles t where t.deleted_at is null order by t.name`;

test("the first start of an empty site gets the demo once, also of two processes", async () => {
  const offers = await Promise.all([offerDemo(ctx), offerDemo(ctx)]);
  expect(offers.toSorted()).toEqual([false, true]);
  expect(await offerDemo(ctx)).toBe(false);
  expect(await jobs()).toBe(1);
});

test("a site that has titles, or does not want it, never gets the demo", async () => {
  expect(await offerDemo({ ...ctx, env: { ...ctx.env, MATINEE_DEMO: false } })).toBe(false);
  expect(await offerDemo(ctx)).toBe(false);
  await ctx.sql`delete from settings where key = 'demo'`;
  await insertFilm(ctx);
  expect(await offerDemo(ctx)).toBe(false);
  await ctx.sql`truncate titles cascade`;
  expect(await offerDemo(ctx)).toBe(false);
  expect(await readDemoRecord(ctx.db)).toMatchObject({ state: "declined" });
});

test("it comes with descriptions, artwork, subtitles, and videos in the background", async () => {
  await offerDemo(ctx);
  expect(await importDemo(ctx)).toBe(DEMO_TITLES.length);
  const titles = await living();
  expect(titles.map(({ name }) => name)).toEqual([
    "Lanternmoor",
    "Northlight",
    "Perihelion",
    "Salt Meridian",
    "The Last of February",
  ]);
  expect(titles.every(({ overview, genres }) => overview !== "" && genres.length > 0)).toBe(true);
  expect(titles.reduce((sum, { videos }) => sum + videos, 0)).toBe(FILES);
  const [counts] = await ctx.sql<{ subtitles: number; artworks: number; told: number }[]>`
    select (select count(*)::int from subtitles) as subtitles, (select count(*)::int from artworks) as artworks,
      (select count(*)::int from playables where kind = 'episode' and overview <> '') as told`;
  expect(counts).toEqual({ subtitles: 2 * FILES, artworks: 2 * DEMO_TITLES.length, told: EPISODES });
});

test("a killed import is continued without a second copy of anything", async () => {
  await offerDemo(ctx);
  const failing = {
    ...ctx.store,
    putIfAbsent: (...given: Parameters<typeof ctx.store.putIfAbsent>) => store(given),
  };
  let stored = 0;
  const store = (given: Parameters<typeof ctx.store.putIfAbsent>) => {
    stored += 1;
    if (stored > 9) throw new Error("killed");
    return ctx.store.putIfAbsent(...given);
  };
  await expect(importDemo({ ...ctx, store: failing })).rejects.toThrow("killed");
  await ctx.sql`delete from graphile_worker._private_jobs`;
  expect((await reconcile(ctx)).demo).toBe(1);
  await importDemo(ctx);
  expect((await living()).map(({ videos }) => videos).toSorted()).toEqual([1, 1, 1, 1, EPISODES]);
  expect(await ctx.sql`select count(*)::int as count from videos`).toMatchObject([{ count: FILES }]);
  expect(await ctx.sql`select count(*)::int as count from artworks`).toMatchObject([
    { count: 2 * DEMO_TITLES.length },
  ]);
  expect((await reconcile(ctx)).demo).toBe(0);
});

test("a removed demo stays removed, and an import that runs ends", async () => {
  await offerDemo(ctx);
  await importDemo(ctx);
  expect(await countDemoTitles(ctx)).toBe(DEMO_TITLES.length);
  expect(await removeDemo(ctx)).toBe(DEMO_TITLES.length);
  expect([await living(), await offerDemo(ctx), await importDemo(ctx), await removeDemo(ctx)]).toEqual([
    [],
    false,
    0,
    0,
  ]);
});

test("a demo that is removed while it is imported leaves nothing behind", async () => {
  await offerDemo(ctx);
  let isRemoved = false;
  const removing = async (...given: Parameters<typeof ctx.store.putIfAbsent>) => {
    const kept = await ctx.store.putIfAbsent(...given);
    if (!isRemoved && (await countDemoTitles(ctx)) > 0) {
      isRemoved = true;
      await removeDemo(ctx);
    }
    return kept;
  };
  // The artwork of a title that is gone refuses the run; its next one finds that the demo is removed.
  await importDemo({ ...ctx, store: { ...ctx.store, putIfAbsent: removing } }).catch(() => undefined);
  await importDemo(ctx);
  expect(isRemoved).toBe(true);
  expect(await living()).toEqual([]);
});
