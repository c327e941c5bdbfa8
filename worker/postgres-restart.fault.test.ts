import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnv } from "#core/config/env.ts";
import { insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { createLogger } from "#core/logger.ts";
import { openContext } from "#core/start/open-context.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { processOf } from "#core/testing/processes-of.ts";
import { startSite, type RunningSite } from "#core/testing/running-site.ts";
import { makeClip } from "#worker/testing/worker-site.ts";

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ env: { MATINEE_MIN_FREE_BYTES: "0" } });
}, 120_000);
afterAll(() => site.remove());

interface ChunkRow {
  id: string;
}

/** Repeats a query until it answers; while Postgres restarts it fails. */
async function until<Row>(
  ask: (sql: postgres.Sql) => Promise<Row | undefined>,
  seconds: number,
): Promise<Row> {
  const { databaseUrl } = site.instance();
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined, connect_timeout: 2 });
    const row = await ask(sql).catch(() => undefined);
    await sql.end({ timeout: 1 }).catch(() => undefined);
    if (row !== undefined) return row;
    if (performance.now() > deadline) throw new Error(`It did not come true within ${seconds} s.`);
    await sleep(100);
  }
}

async function addVideo(sourceKey: string): Promise<string> {
  const env = readEnv({
    NODE_ENV: "test",
    DATABASE_URL: site.instance().databaseUrl,
    MATINEE_DATA_DIR: site.dataDir,
  });
  const { ctx, close } = await openContext("cli", env, { logger: createLogger("test", "silent") });
  const { videoId } = await insertQueuedVideo(ctx, { sourceKind: "in_place", sourceKey });
  await ctx.db.transaction((tx) => enqueue(tx, "probe-video", { videoId }));
  await close();
  return videoId;
}

test("Postgres restarted during three chunks in a row fails no chunk and counts no attempt", async () => {
  // Seven ladder chunks after the first: more than are interrupted, because one may end before it is seen
  // running.
  const clip = await makeClip(path.join(site.dataDir, "clip.mp4"), { seconds: 140, size: "854x480" });
  const videoId = await addVideo(clip);
  const interrupted = new Set<string>();
  for (let times = 1; times <= 3; times++) {
    const chunk = await until(async (sql) => {
      const [row] = await sql<ChunkRow[]>`
        select id from chunks
        where video_id = ${videoId} and kind = 'ladder' and number > 0 and state = 'running'
          and id <> all(${[...interrupted]}::uuid[])`;
      return row;
    }, 90);
    interrupted.add(chunk.id);
    process.kill(processOf(site.dataDir, "bin/postgres"), "SIGINT");
  }
  const state = await until(async (sql) => {
    const [row] = await sql<{ state: string }[]>`select state from videos where id = ${videoId}`;
    return row && ["ready", "failed"].includes(row.state) ? row.state : undefined;
  }, 150);
  expect(state).toBe("ready");
  const blamed = await until(async (sql) => {
    const [row] = await sql<{ crashes: number }[]>`
      select max(crashes)::int as crashes from chunks where video_id = ${videoId}`;
    return row?.crashes;
  }, 10);
  expect(blamed).toBe(0);
  expect(interrupted.size).toBe(3);
  expect(await complaintsOf({ ...site, shown: () => [site.output()], finished: () => [videoId] })).toEqual(
    [],
  );
});
