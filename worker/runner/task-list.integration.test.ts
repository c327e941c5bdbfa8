import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type JobHelpers } from "graphile-worker";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { workerContext } from "#worker/testing/worker-context.ts";
import { useFfmpeg } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { taskList } from "#worker/runner/task-list.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

let site: TestContext;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());
afterEach(() => useFfmpeg({}));
beforeEach(() => site.ctx.sql`delete from graphile_worker._private_jobs`);

/** A worker of a site whose store does not answer. */
function workerWithoutStore(): { worker: WorkerContext; asked: () => number } {
  let asked = 0;
  const check = () => {
    asked += 1;
    return Promise.reject(new DomainError("unavailable", "start.databaseAway"));
  };
  const store = Object.assign(Object.create(site.ctx.store) as CoreContext["store"], { check });
  const sources: CoreContext["sources"] = { locate: () => ({ kind: "path", path: "/nowhere" }) };
  const worker = workerContext({ ...site.ctx, store, sources }, { scratchRoot: tempFolder("put-off") });
  return { worker, asked: () => asked };
}

/** The queue's jobs, and the seconds until each may run. */
const queuedJobs = () => site.ctx.sql`
  select t.identifier, j.payload, j.attempts, extract(epoch from j.run_at - now())::int as seconds
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`;

const lastAttempt = { job: { id: "1", attempts: 3, max_attempts: 3 } } as unknown as JobHelpers;

test("a job in an outage releases its slot after some seconds, and runs again later", async () => {
  const { videoId } = await insertQueuedVideo(site.ctx);
  const { worker, asked } = workerWithoutStore();
  await taskList("light", worker)["probe-video"]?.({ videoId }, lastAttempt);
  expect(asked()).toBe(4);
  const jobs = await queuedJobs();
  expect(jobs).toHaveLength(1);
  expect(jobs[0]).toMatchObject({ identifier: "probe-video", payload: { videoId }, attempts: 0 });
  expect(jobs[0]?.seconds).toBeGreaterThan(50);
  const [video] = await site.ctx.sql`select state from videos where id = ${videoId}`;
  expect(video?.state).toBe("queued");
}, 20_000);

test("a job on its last attempt waits where FFmpeg does not work, and its video is not blamed", async () => {
  const folder = tempFolder("no-tools");
  await writeFile(path.join(folder, "film.mp4"), "These are words.");
  const sourceKey = path.join(folder, "film.mp4");
  const { videoId } = await insertQueuedVideo(site.ctx, { sourceKind: "in_place", sourceKey });
  useFfmpeg({ ffmpeg: "/nowhere/ffmpeg" });
  const worker = workerContext(site.ctx, { scratchRoot: folder });
  await taskList("light", worker)["probe-video"]?.({ videoId }, lastAttempt);
  expect(await queuedJobs()).toMatchObject([
    { identifier: "probe-video", payload: { videoId }, attempts: 0 },
  ]);
  const [video] = await site.ctx.sql`select state, refused from videos where id = ${videoId}`;
  expect(video).toEqual({ state: "queued", refused: false });
}, 30_000);

test("jobs that take long have a queue of their own, so that the probe of a new film never waits for them", () => {
  const worker = workerContext(site.ctx, { scratchRoot: tempFolder("queues") });
  const long = ["extract-stills", "extract-subtitles", "rebuild-search-index", "sweep-orphans"];
  expect(Object.keys(taskList("slow", worker)).sort()).toEqual(long);
  expect(Object.keys(taskList("light", worker))).toEqual(
    expect.arrayContaining(["probe-video", "publish-video"]),
  );
});
