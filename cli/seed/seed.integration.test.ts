import { afterAll, beforeAll, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { giveTitleImages } from "#core/catalog/images/give-title-images.ts";
import { newId } from "#core/uuid.ts";
import { runDoctor } from "#core/doctor/run-doctor.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { resetSite } from "#cli/seed/reset-site.ts";
import { seedE2e } from "#cli/seed/seed-e2e.ts";
import { countOpenWork, isIdle } from "#core/status/open-work.ts";
import { createFilesystemStorage } from "#core/storage/drivers/filesystem/filesystem-storage.ts";
import { imageKey, STORE_ID_KEY, vodPrefix } from "#core/storage/object-key.ts";
import { storeSampleVideo } from "#core/testing/sample-video.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { getVideo } from "#core/videos/get-video.ts";
import { listVideos } from "#core/videos/list-videos.ts";

let site: TestContext;
let ctx: CoreContext;
let root: string;
beforeAll(async () => {
  root = tempFolder("seed");
  site = await createTestContext();
  ctx = { ...site.ctx, ...createFilesystemStorage({ root, partSecret: "secret" }) };
  await ctx.store.put(STORE_ID_KEY, Buffer.from("id"));
});
afterAll(async () => {
  await site.drop();
});

test("a site is emptied at once during an encode, and objects that are written late are removed too", async () => {
  const { videoId, planId } = await storeSampleVideo(ctx);
  await ctx.sql`update chunks set state = 'running', lease_until = now() + interval '20 seconds' where plan_id = ${planId}`;
  await resetSite(ctx);
  const late = `${vodPrefix(videoId)}late`;
  await ctx.store.put(late, Buffer.from("a segment that was in the making"));
  expect(await runDoctor(ctx, { secondLookMs: 1 })).toMatchObject({ ok: true });
  await ctx.sql`update tombstones set due_at = now()`;
  for (const { id } of await ctx.sql<{ id: string }[]>`select id from tombstones`)
    await deleteTombstone(ctx, id);
  expect(await ctx.store.head(late)).toBeNull();
  await resetSite(ctx);
});

test("stills of a video that went meanwhile are taken away again", async () => {
  const [id, videoId] = [newId(), newId()];
  await ctx.store.put(imageKey(id, 320), Buffer.from("webp"));
  const still = {
    id,
    kind: "still" as const,
    videoId,
    widths: [320],
    width: 320,
    height: 180,
    totalBytes: 4,
  };
  const given = { videoId, images: [still], posterImageId: null, backdropImageId: null };
  await expect(giveTitleImages(ctx, given)).rejects.toThrow();
  expect(await ctx.store.head(imageKey(id, 320))).toBeNull();
});

test("stills stay where the connection broke after their rows were written", async () => {
  const { videoId } = await storeSampleVideo(ctx);
  const id = newId();
  await ctx.store.put(imageKey(id, 320), Buffer.from("webp"));
  const shape = { widths: [320], width: 320, height: 180, totalBytes: 4 };
  const still = { id, kind: "still" as const, videoId, ...shape };
  const transaction: typeof ctx.db.transaction = async (work, config) => {
    await ctx.db.transaction(work, config);
    throw Object.assign(new Error("write CONNECTION_CLOSED"), { code: "CONNECTION_CLOSED" });
  };
  const broken = { ...ctx, db: Object.assign(Object.create(ctx.db) as typeof ctx.db, { transaction }) };
  const given = { videoId, images: [still], posterImageId: null, backdropImageId: null };
  await expect(giveTitleImages(broken, given)).rejects.toThrow("CONNECTION_CLOSED");
  expect(await ctx.sql`select 1 from images where id = ${id}`).toHaveLength(1);
  expect(await ctx.store.head(imageKey(id, 320))).not.toBeNull();
  await resetSite(ctx);
});

const ids = async () =>
  (
    await ctx.sql<{ id: string }[]>`
    select id from titles union all select id from playables union all select id from versions union all
    select id from videos union all select id from users union all select id from images order by 1`
  ).map((row) => row.id);

test("a seeded site is complete, consistent and idle, keeps its state, and is seeded again with the same ids", async () => {
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
  const emptied = await resetSite(ctx);
  expect(emptied).toEqual({ titles: 29, users: 3, objects: seeded.objects });
  const left: string[] = [];
  for await (const { key } of ctx.store.list("")) left.push(key);
  expect(left).toEqual([STORE_ID_KEY]);
  expect(await ids()).toEqual([]);
  await seedE2e(ctx);
  expect(await ids()).toEqual(first);
}, 60_000);
