import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { readEnv } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { createLogger } from "#core/logger.ts";
import { openContext } from "#core/start/open-context.ts";
import { runBuiltCommand } from "#core/testing/built-command.ts";
import { complaintsOf } from "#core/testing/site-complaints.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestDatabase } from "#core/testing/test-database.ts";
import { type QueueRole } from "#db/schema/processes.ts";
import { startWorkerProcess, type WorkerProcess } from "#worker/testing/worker-process.ts";

const run = promisify(execFile);

/** A database, a data folder and the processes that work on them. */
export interface WorkSite {
  readonly ctx: CoreContext;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Starts a queue; `remove` ends it at the latest. */
  start(role: QueueRole, env?: Record<string, string>): Promise<WorkerProcess>;
  /** A video whose source is this file, read in place; its probe is enqueued. */
  addVideo(sourcePath: string): Promise<string>;
  /** Waits until the video is in one of the states; throws with the queues' logs after `seconds`. */
  until(videoId: string, states: readonly string[], seconds?: number): Promise<string>;
  /** Waits until `holds` returns neither false nor null. */
  untilTrue<Result>(
    holds: () => Result | false | null | Promise<Result | false | null>,
    seconds?: number,
  ): Promise<Result>;
  /** The complaints after a fault, by `complaintsOf`; empty if the site is consistent. Needs `npm run build`. */
  complaints(): Promise<string[]>;
  remove(): Promise<void>;
}

/** `prefixFor` returns the command that the queues run under, once the data folder exists. */
export async function createWorkSite(
  prefixFor: (dataDir: string) => Promise<readonly string[]> = () => Promise.resolve([]),
): Promise<WorkSite> {
  const database = await createTestDatabase();
  const dataDir = tempFolder("work");
  const prefix = await prefixFor(dataDir);
  const databaseUrl = database.url;
  const env = readEnv({ DATABASE_URL: databaseUrl, MATINEE_DATA_DIR: dataDir, NODE_ENV: "test" });
  const { ctx, close } = await openContext("cli", env, { logger: createLogger("test", "silent") });
  const workerProcesses: WorkerProcess[] = [];
  const added: string[] = [];
  const logs = () => workerProcesses.map((queue) => queue.log().slice(-6000)).join("\n---\n");
  const untilTrue: WorkSite["untilTrue"] = async (holds, seconds = 60) => {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      const result = await holds();
      if (result !== false && result !== null) return result;
      if (performance.now() > deadline)
        throw new Error(`It did not come true within ${seconds} s:\n${logs()}`);
      await sleep(50);
    }
  };
  return {
    ctx,
    dataDir,
    databaseUrl,
    untilTrue,
    async start(role, extra = {}) {
      const queue = await startWorkerProcess(role, { databaseUrl, dataDir, prefix, env: extra });
      workerProcesses.push(queue);
      return queue;
    },
    async addVideo(sourcePath) {
      const videoId = await addVideo(ctx, sourcePath);
      added.push(videoId);
      return videoId;
    },
    until: (videoId, states, seconds) =>
      untilTrue(async () => {
        const [row] = await ctx.sql<{ state: string }[]>`select state from videos where id = ${videoId}`;
        return row && states.includes(row.state) ? row.state : null;
      }, seconds),
    complaints: () =>
      complaintsOf({
        matinee: (...words) => runBuiltCommand(words, { dataDir, databaseUrl, prefix }),
        finished: () => added,
      }),
    async remove() {
      for (const queue of workerProcesses) queue.child.kill("SIGCONT");
      await Promise.all(workerProcesses.map((queue) => queue.end("SIGKILL")));
      await close();
      await database.drop();
    },
  };
}

async function addVideo(ctx: CoreContext, sourcePath: string): Promise<string> {
  const { videoId } = await insertQueuedVideo(ctx, { sourceKind: "in_place", sourceKey: sourcePath });
  await ctx.db.transaction((tx) => enqueue(tx, "probe-video", { videoId }));
  return videoId;
}

/** A moving test pattern with a tone, H.264 and AAC in MP4. `extra` goes before the output's name. */
export async function makeClip(
  target: string,
  { seconds, size = "640x360", extra = [] }: { seconds: number; size?: string; extra?: string[] },
): Promise<string> {
  await run("ffmpeg", [
    ...["-v", "error", "-y", "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=25:duration=${seconds}`],
    ...["-f", "lavfi", "-i", `sine=frequency=440:duration=${seconds}:sample_rate=48000`],
    ...["-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-pix_fmt", "yuv420p"],
    ...["-c:a", "aac", "-b:a", "96k", ...extra, target],
  ]);
  return target;
}
