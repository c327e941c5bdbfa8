import { afterAll, beforeAll, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { runDoctor } from "#core/doctor/run-doctor.ts";
import { reconcile } from "#core/jobs/reconcile.ts";
import { resetHouse } from "#core/seed/reset-house.ts";
import { seedE2e } from "#core/seed/seed-e2e.ts";
import { countOpenWork, isIdle } from "#core/status/open-work.ts";
import { createFilesystemStore } from "#core/storage/drivers/filesystem.ts";
import { STORE_ID_KEY } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { getVideo } from "#core/videos/get-video.ts";
import { listVideos } from "#core/videos/list-videos.ts";

let house: TestContext;
let ctx: CoreContext;
let root: string;
beforeAll(async () => {
  root = tempFolder("seed");
  house = await createTestContext();
  ctx = { ...house.ctx, store: createFilesystemStore({ root, signPart: () => "unsigned" }) };
  await ctx.store.put(STORE_ID_KEY, Buffer.from("id"));
});
afterAll(async () => {
  await house.drop();
});

const ids = async () =>
  (
    await ctx.sql<{ id: string }[]>`
    select id from titles union all select id from playables union all select id from versions union all
    select id from videos union all select id from users union all select id from images order by 1`
  ).map((row) => row.id);

test("a seeded house has everything, is sound and idle, stays as it is, and comes again with the same ids", async () => {
  const seeded = await seedE2e(ctx);
  expect(seeded).toMatchObject({ titles: 29, videos: 68, historyRows: 60 });
  const states = async () =>
    await ctx.sql`select state, count(*)::int as count from videos group by state order by state`;
  const before = await states();
  expect(before.map((row) => row["state"] as string)).toEqual([
    "failed",
    "playable",
    "processing",
    "queued",
    "ready",
  ]);
  expect(
    await ctx.sql`select count(*)::int as count from watch_states w join profiles p on p.id = w.profile_id
    join users u on u.id = p.user_id where u.email = 'viewer@example.test'`,
  ).toEqual([{ count: 60 }]);
  expect(
    await ctx.sql`select kind, visibility, deleted_at is not null as deleted, count(*)::int as count
    from titles group by 1, 2, 3 order by 1, 2, 3`,
  ).toHaveLength(5);

  await reconcile(ctx);
  expect(await states()).toEqual(before);
  expect(isIdle(await countOpenWork(ctx))).toBe(true);
  expect(await runDoctor(ctx, { secondLookMs: 1 })).toMatchObject({ ok: true });
  const [video] = (await listVideos(ctx, { state: "ready", limit: 1 })).items;
  expect(await getVideo(ctx, video?.id ?? "")).toMatchObject({ progressPercent: 100 });

  await expect(seedE2e(ctx)).rejects.toMatchObject({ code: "conflict" });
  const first = await ids();
  const emptied = await resetHouse(ctx);
  expect(emptied).toEqual({ titles: 29, users: 3, objects: seeded.objects });
  const left: string[] = [];
  for await (const { key } of ctx.store.list("")) left.push(key);
  expect(left).toEqual([STORE_ID_KEY]);
  expect(await ids()).toEqual([]);
  await seedE2e(ctx);
  expect(await ids()).toEqual(first);
}, 60_000);
