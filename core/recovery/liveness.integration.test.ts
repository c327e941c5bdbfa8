import os from "node:os";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { claimChunk } from "#core/encoding/chunks/claim-chunk.ts";
import { insertPlannedVideo } from "#core/encoding/testing/insert-video.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { newId } from "#core/uuid.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { ProcessLiveness } from "#core/recovery/process-liveness.ts";
import { succeedPredecessors, reapDead } from "#core/recovery/reaper.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

let site: TestContext;
const living: ProcessLiveness[] = [];
/** A pid that no process has: above the kernel's largest one. */
const NO_PID = 4_999_999;

beforeAll(async () => {
  site = await createTestContext();
});
beforeEach(async () => {
  await site.ctx.sql`truncate titles, users, processes cascade`;
  await site.ctx.sql`delete from graphile_worker._private_jobs`;
});
afterEach(async () => {
  for (const one of living.splice(0)) await one.stop();
});
afterAll(() => site.drop());

async function start(role: "worker" | "transcoder"): Promise<ProcessLiveness> {
  const liveness = await ProcessLiveness.start({
    databaseUrl: site.database.url,
    role,
    logger: site.ctx.logger,
    onLost: () => undefined,
  });
  living.push(liveness);
  return liveness;
}

/** A dead transcoder: its row exists, its lock does not. */
async function insertDead(options: {
  heartbeatSecondsAgo: number;
  pid?: number;
  host?: string;
}): Promise<string> {
  const id = newId();
  const { heartbeatSecondsAgo, pid = NO_PID, host = os.hostname() } = options;
  await site.ctx.sql`
    insert into processes (id, role, host, pid, pool_id, started_at, heartbeat_at)
    values (${id}, 'transcoder', ${host}, ${pid}, ${`pool-${id}`}, now() - interval '1 hour',
      now() - make_interval(secs => ${heartbeatSecondsAgo}))`;
  return id;
}

async function lockJob(processId: string): Promise<void> {
  await site.ctx.db.transaction((tx) => enqueue(tx, "publish-video", { videoId: newId() }));
  await site.ctx.sql`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = ${`pool-${processId}`}, attempts = 1
    where id = (select id from graphile_worker.jobs where task_identifier = 'publish-video')`;
}

const lockedJobs = async () => {
  const rows = await site.ctx.sql`select 1 from graphile_worker.jobs where locked_by is not null`;
  return rows.length;
};
const chunk = async (id: string) => {
  const [row] = await site.ctx.sql`select state, crashes, attempts from chunks where id = ${id}`;
  return row;
};

test("leases of dead processes are released: chunks with a job, and the queue's locks", async () => {
  await insertPlannedVideo(site.ctx, 20);
  const processId = await insertDead({ heartbeatSecondsAgo: 20 });
  const claim = await claimChunk(site.ctx, { processId });
  await lockJob(processId);
  expect(await reapDead(site.ctx)).toBe(1);
  expect(await chunk(claim?.chunkId ?? "")).toMatchObject({ state: "pending", crashes: 0 });
  expect(await lockedJobs()).toBe(0);
  expect(await reapDead(site.ctx)).toBe(0);
});

test("no process is declared dead before its heartbeat is 15 seconds old", async () => {
  await insertPlannedVideo(site.ctx, 20);
  const processId = await insertDead({ heartbeatSecondsAgo: 10 });
  await claimChunk(site.ctx, { processId });
  await lockJob(processId);
  expect(await reapDead(site.ctx)).toBe(0);
  expect(await lockedJobs()).toBe(1);
});

test("who holds the lock lives, however old the heartbeat", async () => {
  const { processId } = await start("transcoder");
  await insertPlannedVideo(site.ctx, 20);
  await claimChunk(site.ctx, { processId });
  await lockJob(processId);
  await site.ctx.sql`update processes set heartbeat_at = now() - interval '1 hour'`;
  expect(await reapDead(site.ctx)).toBe(0);
  expect(await lockedJobs()).toBe(1);
});

test("a successor on the same host takes over at once, but not from a process that only lost the lock", async () => {
  await insertPlannedVideo(site.ctx, 20);
  const dead = await insertDead({ heartbeatSecondsAgo: 0 });
  // In a container, a process often gets the pid that its predecessor had.
  const namesake = await insertDead({ heartbeatSecondsAgo: 0, pid: process.pid });
  const alive = await insertDead({ heartbeatSecondsAgo: 0, pid: process.ppid });
  const elsewhere = await insertDead({ heartbeatSecondsAgo: 0, host: "another-machine" });
  for (const processId of [dead, namesake, alive, elsewhere]) await claimChunk(site.ctx, { processId });
  const self = { processId: newId(), role: "transcoder" as const, host: os.hostname() };
  expect(await succeedPredecessors(site.ctx, self)).toBe(2);
  const running = await site.ctx.sql<
    { by: string }[]
  >`select claimed_by as by from chunks where state = 'running'`;
  expect(running.map((row) => row.by).sort()).toEqual([alive, elsewhere].sort());
});

test("an owner that died alone is counted, and the third time fails the video with a reason", async () => {
  await start("worker");
  const { videoId } = await insertPlannedVideo(site.ctx, 20);
  const claimed = [];
  for (let times = 1; times <= 3; times++) {
    const processId = await insertDead({ heartbeatSecondsAgo: 20 });
    const claim = await claimChunk(site.ctx, { processId });
    claimed.push(claim?.chunkId);
    await site.ctx.sql`
      update chunks set started_at = now() + interval '1 second' where id = ${claim?.chunkId ?? ""}`;
    expect(await reapDead(site.ctx)).toBe(1);
    if (times < 3)
      expect(await chunk(claim?.chunkId ?? "")).toMatchObject({ state: "pending", crashes: times });
  }
  expect(new Set(claimed).size).toBe(1);
  const [video] = await site.ctx.sql`select state, failure from videos where id = ${videoId}`;
  expect(video?.state).toBe("failed");
  expect(sentenceOf(video?.failure as StoredMessage)).toMatch(/died 3 times at 0:00–0:\d\d.*Retry/s);
});

test("a lost connection brings the lock and the row back by itself", async () => {
  const liveness = await start("worker");
  await site.ctx.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'matinee-worker-liveness'`;
  await expect.poll(() => liveness.connectionAgeMs, { timeout: 5000 }).toBe(0);
  await expect.poll(() => liveness.connectionAgeMs, { timeout: 10_000 }).toBeGreaterThan(0);
  await site.ctx.sql`update processes set heartbeat_at = now() - interval '1 hour'`;
  expect(await reapDead(site.ctx)).toBe(0);
  const [row] = await site.ctx.sql`select stopped_at from processes where id = ${liveness.processId}`;
  expect(row?.stopped_at).toBeNull();
});

test("one process at a time is the reaper, and another takes over when it leaves", async () => {
  const [first, second] = [await start("worker"), await start("transcoder")];
  expect(await first.electReaper()).toBe(true);
  expect(await second.electReaper()).toBe(false);
  await first.stop();
  await expect.poll(() => second.electReaper(), { timeout: 5000 }).toBe(true);
});
