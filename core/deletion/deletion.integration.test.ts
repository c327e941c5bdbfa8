import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { deleteTitle } from "#core/deletion/delete-title.ts";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { deleteVideoNow } from "#core/deletion/delete-video-now.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";
import { sweepOrphans } from "#core/deletion/sweep-orphans.ts";
import { undoDeleteTitle, undoDeleteVideo } from "#core/deletion/undo-delete.ts";
import { newId } from "#core/uuid.ts";
import { imageKey, vodPrefix } from "#core/storage/object-key.ts";
import { type SampleVideo, storeSampleVideo } from "#core/testing/sample-video.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";

let ctx: CoreContext;
emptyContextForEach((empty) => void (ctx = empty));

const keys = async (prefix = "") => {
  const found: string[] = [];
  for await (const { key } of ctx.store.list(prefix)) found.push(key);
  return found;
};
const videoRow = async (id: string) =>
  (
    await ctx.sql`select v.*, t.deleted_at as title_deleted_at, ve.current_video_id from videos v
    join versions ve on ve.id = v.version_id join playables p on p.id = ve.playable_id
    join titles t on t.id = p.title_id where v.id = ${id}`
  )[0];
const due = () => ctx.sql`update tombstones set due_at = now() where completed_at is null`;
const openTombstoneRows = async () =>
  (await ctx.sql<{ id: string }[]>`select id from tombstones where completed_at is null`).map(
    (row) => row.id,
  );

/** Settles when this many connections wait for locks. */
async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await ctx.sql<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.count ?? 0) >= count) return;
    await sleep(10);
  }
}

/** Settles when the grace period of every deletion is over. */
async function untilDue(): Promise<void> {
  while ((await ctx.sql`select 1 from tombstones where due_at > clock_timestamp()`).length > 0)
    await sleep(10);
}

async function addStill(sample: SampleVideo, isPoster: boolean): Promise<string> {
  const id = newId();
  await ctx.store.put(imageKey(id, 320), Buffer.from("webp"));
  await ctx.sql`insert into images (id, kind, video_id, widths, width, height, total_bytes)
    values (${id}, 'still', ${sample.videoId}, ${[320]}, 320, 180, 4)`;
  if (isPoster) await ctx.sql`update titles set poster_image_id = ${id} where id = ${sample.titleId}`;
  return id;
}

describe("deleting", () => {
  test("hides and closes at once, keeps the files for seven days, and can be undone", async () => {
    const sample = await storeSampleVideo(ctx);
    const before = await keys();
    const { tombstoneIds } = await deleteTitle(ctx, { titleId: sample.titleId });
    const hidden = await videoRow(sample.videoId);
    expect(hidden).toMatchObject({ epoch: 2, current_video_id: null });
    expect(hidden?.["title_deleted_at"]).not.toBeNull();
    expect(await deleteTombstone(ctx, tombstoneIds[0] ?? "")).toEqual({ objects: 0, bytes: 0 });
    expect(await keys()).toEqual(before);
    const [grace] =
      await ctx.sql`select min(due_at - now()) > interval '6 days 23 hours' as week from tombstones`;
    expect(grace).toEqual({ week: true });
    await undoDeleteTitle(ctx, { titleId: sample.titleId });
    expect(await videoRow(sample.videoId)).toMatchObject({
      deleted_at: null,
      title_deleted_at: null,
      current_video_id: sample.videoId,
    });
    expect(await openTombstoneRows()).toEqual([]);
    await expect(undoDeleteTitle(ctx, { titleId: sample.titleId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("removes every object and every row when the grace is over, and cannot be undone then", async () => {
    const sample = await storeSampleVideo(ctx);
    await addStill(sample, true);
    const other = await storeSampleVideo(ctx, { name: "Another" });
    await deleteTitle(ctx, { titleId: sample.titleId });
    await due();
    await expect(undoDeleteTitle(ctx, { titleId: sample.titleId })).rejects.toMatchObject({ code: "gone" });
    for (const id of await openTombstoneRows()) await deleteTombstone(ctx, id);
    expect((await keys()).filter((key) => !key.includes(other.videoId))).toEqual([]);
    expect(await ctx.sql`select id from titles`).toHaveLength(1);
    expect(await ctx.sql`select id from videos`).toHaveLength(1);
    expect(await ctx.sql`select id from images`).toHaveLength(0);
    expect(await keys(vodPrefix(other.videoId))).not.toHaveLength(0);
  });

  test("one of two videos leaves its title, and the still that the title shows", async () => {
    const first = await storeSampleVideo(ctx);
    const second = await storeSampleVideo(ctx, { titleId: first.titleId });
    const poster = await addStill(first, true);
    await addStill(first, false);
    const deletion = await deleteVideo(ctx, { videoId: first.videoId });
    expect(deletion.entireTitle).toBe(false);
    expect(await deleteVideo(ctx, { videoId: first.videoId })).toMatchObject({ haltedChunks: 0 });
    await due();
    for (const id of await openTombstoneRows()) await deleteTombstone(ctx, id);
    expect(await ctx.sql`select id from playables`).toHaveLength(1);
    expect(await ctx.sql`select id, video_id, title_id from images`).toEqual([
      { id: poster, video_id: null, title_id: first.titleId },
    ]);
    expect(await videoRow(second.videoId)).toMatchObject({ title_deleted_at: null, epoch: 1 });
    expect((await keys()).filter((key) => key.includes(first.videoId))).toEqual([]);
  });

  test("a still of the deleted video that the title was given since stays, with its files", async () => {
    const first = await storeSampleVideo(ctx);
    await storeSampleVideo(ctx, { titleId: first.titleId });
    const [chosen, other] = [await addStill(first, false), await addStill(first, false)];
    await deleteVideo(ctx, { videoId: first.videoId });
    await ctx.sql`update titles set poster_image_id = ${chosen} where id = ${first.titleId}`;
    await due();
    for (const id of await openTombstoneRows()) await deleteTombstone(ctx, id);
    expect(await ctx.sql`select id, title_id from images`).toEqual([{ id: chosen, title_id: first.titleId }]);
    expect(await ctx.store.head(imageKey(chosen, 320))).not.toBeNull();
    expect(await ctx.store.head(imageKey(other, 320))).toBeNull();
  });

  test("an undo that began in time is waited for, and what it brings back keeps its files", async () => {
    const sample = await storeSampleVideo(ctx);
    const before = await keys();
    await deleteTitle(ctx, { titleId: sample.titleId });
    await ctx.sql`update tombstones set due_at = now() + interval '0.5 seconds'`;
    let [undo, deletions]: [Promise<void>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()];
    await ctx.sql.begin(async (other) => {
      await other`select 1 from titles where id = ${sample.titleId} for update`;
      undo = undoDeleteTitle(ctx, { titleId: sample.titleId });
      await untilWaiting(1);
      const tombstoneRows = await openTombstoneRows();
      await untilDue();
      const first = deleteTombstone(ctx, tombstoneRows[0] ?? "");
      deletions = Promise.all([first, ...tombstoneRows.slice(1).map((id) => deleteTombstone(ctx, id))]);
      await Promise.race([deletions, untilWaiting(2)]);
    });
    await Promise.all([undo, deletions]);
    expect(await keys()).toEqual(before);
    expect(await videoRow(sample.videoId)).toMatchObject({ deleted_at: null, title_deleted_at: null });
  });

  test("an undo that is held up until the files go is too late", async () => {
    const sample = await storeSampleVideo(ctx);
    const { tombstoneIds } = await deleteTitle(ctx, { titleId: sample.titleId });
    await ctx.sql`update tombstones set due_at = now() + interval '0.5 seconds'`;
    let undo: Promise<void> = Promise.resolve();
    await ctx.sql.begin(async (other) => {
      await other`select 1 from tombstones where id = ${tombstoneIds[0] ?? ""} for update`;
      undo = undoDeleteTitle(ctx, { titleId: sample.titleId });
      undo.catch(() => undefined);
      await untilWaiting(1);
      await untilDue();
    });
    await expect(undo).rejects.toMatchObject({ code: "gone" });
    expect((await videoRow(sample.videoId))?.["deleted_at"]).not.toBeNull();
  });

  test("halts work, and an undo lets it go on", async () => {
    const { videoId, planId } = await storeSampleVideo(ctx);
    await ctx.sql`update videos set state = 'playable' where id = ${videoId}`;
    await ctx.sql`update chunks set state = 'pending' where plan_id = ${planId} and kind = 'ladder'`;
    await ctx.sql`update chunks set attempts = 1 where plan_id = ${planId} and kind = 'ladder'`;
    await ctx.sql`update chunks set state = 'running', attempts = 3, lease_until = now() + interval '20 s',
        attempt_token = ${newId()}
      where plan_id = ${planId} and kind = 'ladder' and number = 0`;
    expect(await deleteVideo(ctx, { videoId })).toMatchObject({ entireTitle: true, haltedChunks: 1 });
    expect(await ctx.sql`select id from chunks where state in ('running', 'pending')`).toHaveLength(0);
    // The run that was interrupted does not count; what failed before still does.
    expect(
      await ctx.sql`select attempts from chunks where plan_id = ${planId} and kind = 'ladder' order by number`,
    ).toMatchObject([{ attempts: 2 }, { attempts: 1 }]);
    await undoDeleteVideo(ctx, { videoId });
    expect(await ctx.sql`select id from chunks where state = 'pending'`).toHaveLength(2);
  });

  test("now: is deleted when it returns, with images added meanwhile", async () => {
    const sample = await storeSampleVideo(ctx);
    const objects = (await keys()).length;
    await deleteVideo(ctx, { videoId: sample.videoId });
    await addStill(sample, false);
    const removed = await deleteVideoNow(ctx, { videoId: sample.videoId });
    expect(removed.objects).toBe(objects + 1);
    expect(removed.bytes).toBeGreaterThan(5000);
    expect(await keys()).toEqual([]);
    expect(await ctx.sql`select id from titles`).toHaveLength(0);
    await expect(deleteVideoNow(ctx, { videoId: sample.videoId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the sweep of orphans", () => {
  test("keeps objects that are known or new, and deletes the rest", async () => {
    const sample = await storeSampleVideo(ctx);
    const known = await keys();
    const [old, young] = [`${vodPrefix(newId())}x`, `${vodPrefix(newId())}x`];
    const aged = agedStore([old, ...known]);
    ctx = { ...ctx, store: aged };
    await ctx.store.put(old, Buffer.from("12345"));
    await ctx.store.put(young, Buffer.from("12345"));
    expect(await sweepOrphans(ctx)).toEqual({ objects: 1, bytes: 5 });
    expect((await keys()).sort()).toEqual([...known, young].sort());
    expect(await videoRow(sample.videoId)).toBeDefined();
  });

  test("spares what is newer than a restored database", async () => {
    await storeSampleVideo(ctx);
    const orphan = `${vodPrefix(newId())}x`;
    await ctx.store.put(orphan, Buffer.from("12345"));
    ctx = { ...ctx, store: agedStore([orphan]) };
    await ctx.sql`update videos set created_at = now() - interval '90 days'`;
    await ctx.sql`update titles set created_at = now() - interval '90 days'`;
    expect(await sweepOrphans(ctx)).toEqual({ objects: 0, bytes: 0 });
  });

  /** The same store, in which some objects look sixty days old. */
  function agedStore(old: readonly string[]): CoreContext["store"] {
    const { store } = ctx;
    const modifiedAt = new Date(Date.now() - 60 * 24 * 3600_000);
    return {
      ...store,
      async *list(prefix) {
        for await (const object of store.list(prefix)) {
          yield old.includes(object.key) ? { ...object, modifiedAt } : object;
        }
      },
    };
  }
});
