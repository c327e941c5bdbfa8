import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertPlannedVideo, insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { newId } from "#core/uuid.ts";
import { listJobs } from "#core/admin/list-jobs.ts";
import { retryAllFailed, retryJob } from "#core/admin/retry-job.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { type JobName, type JobPayload } from "#core/jobs/registry.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";

let site: TestContext;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());
beforeEach(async () => {
  await site.ctx.sql`delete from graphile_worker._private_jobs`;
  await site.ctx.sql`truncate titles, users, tombstones cascade`;
});

/** Adds a job that used up its attempts; returns its number. */
async function spentJob<Name extends JobName>(name: Name, payload: JobPayload<Name>): Promise<string> {
  await enqueue(site.ctx.db, name, payload);
  const [job] = await site.ctx.sql<{ id: string }[]>`
    update graphile_worker._private_jobs set attempts = max_attempts
    where id = (select max(id) from graphile_worker._private_jobs) returning id::text as id`;
  return job?.id ?? "";
}

const jobs = () => site.ctx.sql<{ id: string; name: string; attempts: number }[]>`
  select id::text as id, task_identifier as name, attempts from graphile_worker.jobs
  where task_identifier <> 'encode-chunk' order by id`;

async function insertFailedSubtitles(videoId: string): Promise<void> {
  await site.ctx.sql`
    insert into subtitles (id, video_id, number, source_stream_index, language_tag, name, state, failure)
    values (${newId()}, ${videoId}, 0, 2, 'en', 'English', 'failed', '{"key": "subtitles.unreadable", "params": {}}')`;
}

describe("Retry", () => {
  test("of subtitles resets their failure; otherwise the job would have nothing to do", async () => {
    const { videoId } = await insertPlannedVideo(site.ctx, 20);
    await site.ctx.sql`delete from graphile_worker._private_jobs`;
    await insertFailedSubtitles(videoId);
    const id = await spentJob("extract-subtitles", { videoId });
    await retryJob(site.ctx, id);
    const [row] = await site.ctx.sql`select state, failure from subtitles`;
    expect(row).toEqual({ state: "waiting", failure: null });
    expect(await jobs()).toMatchObject([{ name: "extract-subtitles", attempts: 0 }]);
    expect((await jobs())[0]?.id).not.toBe(id);
  });

  test("of stills gives the job its attempts again", async () => {
    const { videoId } = await insertPlannedVideo(site.ctx, 20);
    await site.ctx.sql`delete from graphile_worker._private_jobs`;
    const id = await spentJob("extract-stills", { videoId });
    await retryJob(site.ctx, id);
    expect(await jobs()).toEqual([{ id, name: "extract-stills", attempts: 0 }]);
  });

  test("of a probe resets its video from failed", async () => {
    const { videoId } = await insertQueuedVideo(site.ctx);
    const id = await spentJob("probe-video", { videoId });
    await site.ctx
      .sql`update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "It failed."}}' where id = ${videoId}`;
    await retryJob(site.ctx, id);
    const [video] = await site.ctx.sql`select state from videos where id = ${videoId}`;
    expect(video?.state).toBe("queued");
    expect(await jobs()).toMatchObject([{ name: "probe-video", attempts: 0 }]);
  });

  test("of the last step resets its video from failed", async () => {
    const { videoId } = await insertPlannedVideo(site.ctx, 20);
    await site.ctx.sql`delete from graphile_worker._private_jobs`;
    await site.ctx.sql`update chunks set state = 'complete'`;
    const id = await spentJob("publish-video", { videoId });
    await site.ctx
      .sql`update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "It failed."}}' where id = ${videoId}`;
    await retryAllFailed(site.ctx);
    const [video] = await site.ctx.sql`select state from videos where id = ${videoId}`;
    expect(video?.state).toBe("processing");
    expect((await jobs()).filter((job) => job.name === "publish-video")).toMatchObject([{ attempts: 0 }]);
    expect((await jobs()).map((job) => job.id)).not.toContain(id);
  });
});

describe("jobs of a deleted film", () => {
  test("are not listed while it can be restored, and are kept for then", async () => {
    const { videoId } = await insertQueuedVideo(site.ctx);
    const id = await spentJob("extract-stills", { videoId });
    expect(await listJobs(site.ctx, { state: "failed" })).toHaveLength(1);
    await site.ctx.sql`update videos set deleted_at = now() where id = ${videoId}`;
    expect(await listJobs(site.ctx, { state: "failed" })).toEqual([]);
    await expect(retryJob(site.ctx, id)).rejects.toMatchObject({ code: "conflict" });
    await reconcile(site.ctx);
    expect(await jobs()).toHaveLength(1);
  });

  test("are removed once its rows are deleted, by Retry and each minute", async () => {
    const id = await spentJob("extract-stills", { videoId: newId() });
    await spentJob("extract-subtitles", { videoId: newId() });
    await spentJob("delete-objects", { tombstoneId: newId() });
    await expect(retryJob(site.ctx, id)).rejects.toMatchObject({ code: "gone" });
    expect(await jobs()).toHaveLength(2);
    await reconcile(site.ctx);
    expect(await jobs()).toEqual([]);
  });
});
