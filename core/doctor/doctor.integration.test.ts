import { rm, truncate, utimes, writeFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { runDoctor } from "#core/doctor/run-doctor.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { newId } from "#core/uuid.ts";
import { createFilesystemStorage } from "#core/storage/drivers/filesystem/filesystem-storage.ts";
import {
  imageKey,
  initKey,
  segmentKey,
  STORE_ID_KEY,
  subtitleKey,
  uploadPrefix,
} from "#core/storage/object-key.ts";
import { type SampleVideo, storeSampleVideo } from "#core/testing/sample-video.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
let ctx: CoreContext;
let root: string;
let sample: SampleVideo;
beforeAll(async () => {
  site = await createTestContext();
});
afterAll(() => site.drop());
afterEach(() => {
  vi.useRealTimers();
});
beforeEach(async () => {
  root = tempFolder("doctor");
  ctx = { ...site.ctx, ...createFilesystemStorage({ root, partSecret: "secret" }) };
  await ctx.sql`truncate titles, tombstones, users, processes, search_states cascade`;
  await ctx.sql`delete from graphile_worker._private_jobs`;
  await ctx.store.put(STORE_ID_KEY, Buffer.from("id"));
  sample = await storeSampleVideo(ctx);
  await indexTitle(ctx, sample.titleId);
  await ctx.sql`delete from graphile_worker._private_jobs`;
});
/** Names of the queued jobs, without the search index's, which follow every change. */
const jobNames = (order = ctx.sql``) => ctx.sql`
  select task_identifier as name from graphile_worker.jobs where task_identifier <> 'index-title' ${order}`;

const doctor = (repair = false) => runDoctor(ctx, { repair, secondLookMs: 1 });
async function finding(id: string, repair = false) {
  const report = await doctor(repair);
  const found = report.checks.find((check) => check.id === id);
  expect(report.ok).toBe(report.checks.every((check) => check.ok));
  return found;
}
const segment = (renditionName: string, number: number) =>
  segmentKey(sample.videoId, sample.planHash, renditionName, number);
const at = (key: string) => path.join(root, key);

describe("doctor", () => {
  test("finds nothing in a healthy site", async () => {
    const report = await doctor();
    expect(report.ok).toBe(true);
    expect(report.checks.map(({ id, ok, count, fix }) => ({ id, ok, count, fix }))).toEqual(
      ["I1", "I2", "I3", "I4", "I5", "I6", "I7"].map((id) => ({ id, ok: true, count: 0, fix: null })),
    );
  });

  test("names a deleted, an added and a truncated object and an orphaned lease, and repairs them", async () => {
    const [gone, short, added] = [segment("v90", 0), segment("a0", 1), segment("v90", 77)];
    await rm(at(gone));
    await truncate(at(short), 10);
    await writeFile(at(added), "stray");
    await ctx.sql`update chunks set state = 'running', attempt_token = ${newId()}, claimed_by = ${newId()},
      lease_until = now() + interval '1 hour' where plan_id = ${sample.planId} and kind = 'ladder' and number = 1`;
    const report = await doctor();
    expect(report.ok).toBe(false);
    const [uploads, objects, segments, , leases] = report.checks;
    expect(uploads).toMatchObject({ id: "I1", ok: true });
    expect(objects).toMatchObject({
      id: "I2",
      ok: false,
      count: 1,
      detail: expect.stringContaining(added) as string,
    });
    expect(segments).toMatchObject({
      id: "I3",
      ok: false,
      count: 2,
      fix: expect.stringContaining("--repair") as string,
    });
    expect(segments?.detail).toContain(`${gone} is not there`);
    expect(segments?.detail).toContain(`${short} has 10 bytes instead of 1000`);
    expect(leases).toMatchObject({
      id: "I5",
      ok: false,
      count: 1,
      detail: expect.stringContaining(sample.videoId) as string,
    });

    const repaired = await doctor(true);
    expect(repaired.ok).toBe(true);
    expect(repaired.checks.map((check) => check.count)).toEqual([0, 1, 2, 0, 1, 0, 0]);
    expect((await doctor()).ok).toBe(true);
    expect(await ctx.store.head(added)).toBeNull();
    expect(await ctx.sql`select state, ready_at from videos`).toEqual([
      { state: "playable", ready_at: null },
    ]);
    expect(
      await ctx.sql`select kind, number from chunks where state = 'pending' order by kind, number`,
    ).toEqual([
      { kind: "audio", number: 0 },
      { kind: "ladder", number: 0 },
      { kind: "ladder", number: 1 },
    ]);
    expect(await ctx.sql`select state from renditions`).toEqual([{ state: "encoding" }]);
    const [encodeJobs] =
      await ctx.sql`select count(*)::int as count from graphile_worker.jobs where task_identifier = 'encode-chunk'`;
    expect(encodeJobs?.["count"]).toBeGreaterThanOrEqual(3);
  });

  test("a damaged segment is taken away after its row, and stays where the row cannot go", async () => {
    const short = segment("a0", 1);
    await truncate(at(short), 10);
    const transaction = () => Promise.reject(new Error("no"));
    const db = Object.assign(Object.create(ctx.db) as typeof ctx.db, { transaction });
    await expect(runDoctor({ ...ctx, db }, { repair: true, secondLookMs: 1 })).rejects.toThrow("no");
    expect(await ctx.store.head(short)).not.toBeNull();
    expect((await doctor(true)).ok).toBe(true);
    expect(await ctx.store.head(short)).toBeNull();
  });

  test("tells objects being written from stray ones", async () => {
    const held = segment("v90", 1);
    const processId = newId();
    await ctx.sql`insert into processes (id, role, host, pid) values (${processId}, 'transcoder', 'here', 1)`;
    await ctx.sql`update videos set state = 'playable', ready_at = null`;
    await ctx.sql`delete from segments where rendition_name = 'v90' and number = 1`;
    await ctx.sql`update chunks set state = 'running', attempt_token = ${newId()}, claimed_by = ${processId},
      lease_until = now() + interval '20 s' where kind = 'ladder' and number = 1`;
    expect((await doctor()).ok).toBe(true);
    await ctx.sql`update chunks set state = 'complete', lease_until = null where kind = 'ladder'`;
    expect(await finding("I2")).toMatchObject({
      ok: false,
      count: 1,
      detail: expect.stringContaining(held) as string,
    });
  });

  test("a wrong clock does not make stills that are being written strays", async () => {
    await ctx.store.put(imageKey(newId(), 320), Buffer.from("x"));
    await ctx.sql`select graphile_worker.add_job('extract-stills')`;
    await ctx.sql`update graphile_worker._private_jobs set locked_by = 'pool', locked_at = now()`;
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3600_000 });
    expect(await finding("I2")).toMatchObject({ ok: true });
  });

  test("knows uploads, tombstones, subtitles and images, and no others", async () => {
    const [videoId, uploadId, userId, imageId] = [newId(), newId(), newId(), newId()];
    const source = `${uploadPrefix(videoId, uploadId)}source`;
    await ctx.store.put(source, Buffer.from("x"));
    await ctx.store.put(`${source}.parts`, Buffer.from("x"));
    await ctx.store.put(subtitleKey(sample.videoId, 0), Buffer.from("WEBVTT"));
    await ctx.store.put(imageKey(imageId, 320), Buffer.from("x"));
    expect(await finding("I2")).toMatchObject({ count: 4 });
    await ctx.sql`insert into users (id, email, password_hash, role) values (${userId}, 'a@b.c', 'x', 'admin')`;
    await ctx.sql`insert into uploads (id, video_id, user_id, file_name, size_bytes, part_size_bytes, part_count, fingerprint)
      values (${uploadId}, ${videoId}, ${userId}, 'f', 1, 1, 1, 'f')`;
    await ctx.sql`insert into subtitles (id, video_id, number, language_tag, name, state, object_key, bytes)
      values (${newId()}, ${sample.videoId}, 0, 'en', 'English', 'stored', ${subtitleKey(sample.videoId, 0)}, 6)`;
    await ctx.sql`insert into images (id, kind, title_id, widths, width, height, total_bytes)
      values (${imageId}, 'poster', ${sample.titleId}, ${[320]}, 320, 480, 1)`;
    expect((await doctor()).ok).toBe(true);
    const orphan = segmentKey(newId(), sample.planHash, "v90", 0);
    await ctx.store.put(orphan, Buffer.from("x"));
    await writeFile(path.join(root, "odd.txt"), "odd");
    await mkdir(path.join(root, "vod", "odd"));
    await writeFile(path.join(root, "vod", "odd", "x"), "odd");
    expect(await finding("I2")).toMatchObject({ count: 3 });
    await ctx.sql`insert into tombstones (id, prefix, reason, due_at)
      values (${newId()}, ${orphan.split("/").slice(0, 2).join("/") + "/"}, 'gone', now())`;
    expect(await finding("I2")).toMatchObject({ count: 2 });
    expect(await finding("I2", true)).toMatchObject({ ok: true, count: 2 });
  });

  test("keeps and names films that came after the backup from which the database was restored", async () => {
    const film = `${uploadPrefix(newId(), newId())}source`;
    await ctx.store.put(film, Buffer.from("film"));
    const kept = { ok: false, count: 1, detail: expect.stringContaining(film) as string };
    expect(await finding("I2", true)).toMatchObject(kept);
    expect(await ctx.store.head(film)).not.toBeNull();
    // Three days old, but the newest row is older.
    const threeDaysAgo = new Date(Date.now() - 72 * 3600_000);
    await utimes(at(film), threeDaysAgo, threeDaysAgo);
    await ctx.sql`update videos set created_at = now() - interval '90 days'`;
    await ctx.sql`update titles set created_at = now() - interval '90 days'`;
    expect(await finding("I2", true)).toMatchObject(kept);
    expect(await ctx.store.head(film)).not.toBeNull();
    await ctx.sql`update videos set created_at = now()`;
    expect(await finding("I2", true)).toMatchObject({ ok: true, count: 1 });
    expect(await ctx.store.head(film)).toBeNull();
  });

  test("repairs a lost subtitle, image and init, and says that a lost source cannot be", async () => {
    const imageId = newId();
    await ctx.sql`insert into subtitles (id, video_id, number, source_stream_index, language_tag, name, state, object_key, bytes)
      values (${newId()}, ${sample.videoId}, 0, 2, 'en', 'English', 'stored', ${subtitleKey(sample.videoId, 0)}, 6)`;
    await ctx.sql`insert into images (id, kind, title_id, widths, width, height, total_bytes)
      values (${imageId}, 'poster', ${sample.titleId}, ${[320]}, 320, 480, 1)`;
    await ctx.sql`update titles set poster_image_id = ${imageId}`;
    await rm(at(initKey(sample.videoId, sample.planHash, "v90")));
    expect(await finding("I2")).toMatchObject({ count: 2 });
    expect((await doctor(true)).ok).toBe(true);
    expect(await ctx.sql`select poster_image_id from titles`).toEqual([{ poster_image_id: null }]);
    expect(await ctx.sql`select state from subtitles`).toEqual([{ state: "waiting" }]);
    expect(await ctx.sql`select state from videos`).toEqual([{ state: "queued" }]);
    expect(await jobNames(ctx.sql`order by 1`)).toEqual([
      { name: "extract-subtitles" },
      { name: "probe-video" },
    ]);
    await ctx.store.delete([`sources/${sample.videoId}/source`]);
    expect(await finding("I2", true)).toMatchObject({
      ok: false,
      count: 1,
      detail: expect.stringContaining("is gone") as string,
    });
  });

  test("I1: a failure without a reason, and work that nothing moves", async () => {
    const other = await storeSampleVideo(ctx, { name: "Another" });
    await ctx.sql`update videos set state = 'failed' where id = ${sample.videoId}`;
    await ctx.sql`update videos set state = 'processing', created_at = now() - interval '1 hour' where id = ${other.videoId}`;
    await ctx.sql`update chunks set created_at = now() - interval '1 hour'`;
    const found = await finding("I1");
    expect(found).toMatchObject({ ok: false, count: 2 });
    expect(found?.detail).toContain(`${sample.videoId} failed without a reason`);
    expect(found?.detail).toContain(`${other.videoId} is processing, and no job works on it`);
    expect(await finding("I1", true)).toMatchObject({ ok: true, count: 2 });
    // With its first segments it becomes playable too, and its stills can be taken.
    expect(await jobNames()).toEqual([{ name: "publish-video" }, { name: "extract-stills" }]);
  });

  test("I5: frees a queue's lock of the dead, and leaves the living's", async () => {
    const living = newId();
    await ctx.sql`insert into processes (id, role, host, pid, pool_id) values (${living}, 'worker', 'here', 1, 'pool-a')`;
    for (const pool of ["pool-a", "pool-b"]) {
      await ctx.sql`select graphile_worker.add_job('reconcile')`;
      await ctx.sql`update graphile_worker._private_jobs set locked_by = ${pool}, locked_at = now() where locked_by is null`;
    }
    expect(await finding("I5")).toMatchObject({ ok: false, count: 1 });
    expect(await finding("I5", true)).toMatchObject({ ok: true });
    expect(await ctx.sql`select locked_by from graphile_worker.jobs where locked_by is not null`).toEqual([
      { locked_by: "pool-a" },
    ]);
  });

  test("I4: a title that the index does not show as it is", async () => {
    expect(await finding("I4")).toMatchObject({ ok: true });
    await ctx.sql`update titles set name = 'Changed' where id = ${sample.titleId}`;
    // Its job is in the queue: that is work in progress.
    expect(await finding("I4")).toMatchObject({ ok: true });
    await ctx.sql`delete from graphile_worker._private_jobs`;
    expect(await finding("I4")).toMatchObject({ ok: false, count: 1 });
    expect(await finding("I4", true)).toMatchObject({ ok: true, count: 1 });
    const { hits } = await ctx.search.postgres.search({ words: ["changed"], kinds: ["title"], limit: 1 });
    expect(hits).toMatchObject([{ titleId: sample.titleId }]);
  });

  test("I4: a title that the worker indexes some seconds later is no problem", async () => {
    await ctx.sql`update titles set name = 'Changed again' where id = ${sample.titleId}`;
    await ctx.sql`delete from graphile_worker._private_jobs`;
    let indexed: Promise<unknown> = Promise.resolve();
    const onCheck = (statement: string) => {
      if (statement.includes("search index"))
        indexed = sleep(500).then(() => indexTitle(ctx, sample.titleId));
    };
    const { checks } = await runDoctor(ctx, { secondLookMs: 300, onCheck });
    await indexed;
    expect(checks.find(({ id }) => id === "I4")).toMatchObject({ ok: true, count: 0 });
  });

  test("I6: a title that is listed as it was, one that is missing, and one that must not be listed", async () => {
    await ctx.sql`update titles set visibility = 'published', published_at = now()`;
    expect(await finding("I6")).toMatchObject({ ok: true });
    await ctx.sql`update listed_titles set name = 'Wrong'`;
    expect(await finding("I6")).toMatchObject({ ok: false, count: 1 });
    expect(await finding("I6", true)).toMatchObject({ ok: true, count: 1 });
    await ctx.sql`delete from listed_titles`;
    expect(await finding("I6", true)).toMatchObject({ ok: true, count: 1 });
    await ctx.sql`alter table titles disable trigger listing_after_title`;
    await ctx.sql`update titles set visibility = 'draft'`;
    await ctx.sql`alter table titles enable trigger listing_after_title`;
    expect(await finding("I6")).toMatchObject({ ok: false, count: 1 });
    expect(await finding("I6", true)).toMatchObject({ ok: true, count: 1 });
    expect(await ctx.sql`select * from listed_titles`).toEqual([]);
  });

  test("a ready video without a segment's row is not complete", async () => {
    await ctx.sql`delete from segments where rendition_name = 'a0' and number = 2`;
    expect(await finding("I3")).toMatchObject({
      ok: false,
      count: 1,
      detail: expect.stringContaining("without segment 2 of a0") as string,
    });
    await ctx.sql`update videos set ends_at_segment = 2`;
    expect(await finding("I3")).toMatchObject({ ok: true });
  });
});
