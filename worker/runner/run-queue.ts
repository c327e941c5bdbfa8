import { EventEmitter } from "node:events";
import os from "node:os";
import { run, type Runner, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { readEnv, requireDatabaseUrl, type Env } from "#core/config/env.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { offerDemo } from "#core/demo/offer-demo.ts";
import { ProcessLiveness } from "#core/recovery/process-liveness.ts";
import { reconcile } from "#core/recovery/reconcile.ts";
import { type JobQueue } from "#core/jobs/registry.ts";
import { succeedPredecessors } from "#core/recovery/reaper.ts";
import { followEngine } from "#core/search/follow-engine.ts";
import { createLogger, type Logger } from "#core/logger.ts";
import { hangWhenTold } from "#core/start/hang-when-told.ts";
import { startHeartbeat } from "#core/start/heartbeat.ts";
import { dataDirectory, openContext } from "#core/start/open-context.ts";
import { type QueueRole } from "#db/schema/processes.ts";
import { ffmpegBinary, ffprobeBinary, useFfmpeg } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { assertToolsWork } from "#worker/ffmpeg/run/tool-check.ts";
import { reportToSupervisor } from "#core/start/process-messages.ts";
import { graphileLogger } from "#worker/runner/graphile-logger.ts";
import { LadderPause } from "#worker/encode/ladder-pause.ts";
import { UrgentRuns } from "#worker/encode/urgent-runs.ts";
import { openScratch } from "#worker/runner/scratch.ts";
import { BlockCache } from "#worker/source-reader/block-cache.ts";
import { startReaper } from "#worker/runner/reaper-loop.ts";
import { taskList } from "#worker/runner/task-list.ts";

export interface ProcessOptions {
  readonly role: QueueRole;
  readonly queues: readonly QueueOptions[];
}

interface QueueOptions {
  readonly queue: JobQueue;
  /** The number of parallel jobs. */
  readonly concurrency: number;
}

/** The queues of a process; `ended` settles when a runner stops by itself, which it does when Postgres is lost. */
export interface RunningQueues {
  readonly ended: Promise<void>;
  /** Aborts running work, waits until it is released, and removes the process's row. */
  stop(): Promise<void>;
}

/**
 * The queues of a process, until SIGTERM or SIGINT. Exits with 0 when asked to, 1 when it must be started
 * again.
 */
export async function runQueuesUntilSignal(options: ProcessOptions): Promise<void> {
  const env = settings(options.role);
  const logger = createLogger(options.role, env.LOG_LEVEL);
  let queues: RunningQueues | null = null;
  let isStopping = false;
  const leave = (code: number, why: string) => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ why }, "stopping");
    setTimeout(() => process.exit(1), env.MATINEE_GRACE_SECONDS * 1000).unref();
    const stopped = queues ? queues.stop() : Promise.resolve();
    stopped.then(
      () => process.exit(code),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => leave(0, "SIGTERM"));
  process.on("SIGINT", () => leave(0, "SIGINT"));
  const onLost = () => leave(1, "the database is down");
  queues = await startQueues(options, { env, logger, onLost }).catch((error: unknown) =>
    refuse(logger, error),
  );
  logger.info("ready");
  reportToSupervisor({ type: "ready" });
  startHeartbeat(options.role, logger);
  hangWhenTold(env, logger);
  queues.ended.then(
    () => leave(1, "the runner stopped"),
    (error: unknown) => leave(1, `the runner stopped: ${String(error)}`),
  );
}

function settings(role: ProcessOptions["role"]): Env {
  try {
    return readEnv();
  } catch (error) {
    return refuse(createLogger(role, "info"), error);
  }
}

/** One clear line for a known fault (exit 3: a service is missing), otherwise the complete error for the log. */
function refuse(logger: Logger, error: unknown): never {
  if (error instanceof DomainError) logger.fatal(error.message);
  else logger.fatal({ err: error }, "starting failed");
  process.exit(error instanceof DomainError && error.code === "unavailable" ? 3 : 1);
}

/**
 * Starts queues: services, the lock that shows that we run, the removal of a dead predecessor's files, then a
 * runner for each queue.
 */
export async function startQueues(
  { role, queues }: ProcessOptions,
  { env, logger, onLost }: { env: Env; logger: Logger; onLost: () => void },
): Promise<RunningQueues> {
  const databaseUrl = requireDatabaseUrl(env);
  const { ctx, close } = await openContext(role, env, { logger });
  useFfmpeg({ ffmpeg: env.MATINEE_FFMPEG_PATH, ffprobe: env.MATINEE_FFPROBE_PATH });
  const abort = new AbortController();
  await reportTools(logger, abort.signal);
  const liveness = await ProcessLiveness.start({ databaseUrl, role, logger, onLost });
  const { processId } = liveness;
  await takeOver(ctx, { processId, role, host: os.hostname() });
  const scratch = await openScratch(ctx, { dataDirectory: dataDirectory(env), processId });
  if (role === "worker") followEngine(ctx);
  const ladderPause = new LadderPause();
  const urgentRuns = new UrgentRuns(ctx, ladderPause);
  const worker = {
    ...{ ctx, processId, signal: abort.signal, scratchRoot: scratch.root },
    ...{ ladderPause, urgentRuns, sourceBlocks: new BlockCache() },
  };
  const pool = openPool({
    databaseUrl,
    role,
    connections: queues.length + FETCHING_CONNECTIONS,
    logger,
  });
  const stopReaper = startReaper(ctx, liveness);
  const runners = await Promise.all(
    queues.map(({ queue, concurrency }) =>
      run({
        pgPool: pool,
        concurrency,
        noHandleSignals: true,
        pollInterval: 1000,
        logger: graphileLogger(logger),
        events: poolNamer(liveness.poolId),
        taskList: taskList(queue, worker),
        crontab: queue === "light" ? CRONTAB : "",
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      }),
    ),
  );
  const stop = async () => {
    abort.abort();
    stopReaper();
    await Promise.all(runners.map((runner) => stopRunner(runner, logger)));
    await scratch
      .close()
      .catch((error: unknown) => logger.warn({ err: error }, "a scratch folder could not be removed"));
    await liveness.stop();
    await pool.end();
    await close();
  };
  return { ended: Promise.race(runners.map((runner) => runner.promise)), stop };
}

/**
 * Reports a fault of FFmpeg at once. The process starts all the same: jobs that need FFmpeg wait until it
 * works.
 */
async function reportTools(logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    await assertToolsWork(signal);
  } catch (error) {
    const binaries = { ffmpeg: ffmpegBinary(), ffprobe: ffprobeBinary() };
    logger.error({ err: error, ...binaries }, error instanceof Error ? error.message : String(error));
  }
}

/** Missing jobs and files each minute, all files, unfinished uploads and removed users each hour, orphaned objects each night. */
const CRONTAB = [
  "* * * * * reconcile ?max=1",
  "* * * * * check-sources ?max=1",
  "11 * * * * check-sources ?id=check-source-files&max=1 {files:true}",
  "43 * * * * expire-uploads ?max=1",
  "47 * * * * purge-users ?max=1",
  "17 4 * * * sweep-orphans ?max=1",
].join("\n");

async function takeOver(
  ctx: CoreContext,
  self: { processId: string; role: QueueRole; host: string },
): Promise<void> {
  const freed = await succeedPredecessors(ctx, self);
  if (freed > 0) ctx.logger.info({ chunks: freed }, "took over from a predecessor that died");
  const found = await reconcile(ctx);
  ctx.logger.debug(found, "reconciled");
  if (self.role === "worker" && (await offerDemo(ctx))) ctx.logger.info("this site gets the demo catalog");
}

/** Besides the connection on which each runner listens: fetching and completing jobs takes moments. */
const FETCHING_CONNECTIONS = 1;

interface PoolOptions {
  readonly databaseUrl: string;
  readonly role: ProcessOptions["role"];
  readonly connections: number;
  readonly logger: Logger;
}

/** A job whose connection is lost gets the error from its query. */
function openPool({ databaseUrl, role, connections, logger }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: `matinee-${role}-queue`,
    max: connections,
    keepAlive: true,
  });
  const lost = (error: Error) => logger.warn({ err: error }, "a connection of the job queue was lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * Gives the pool the id in our row of `processes`, before its first worker asks for a job, so that every lock
 * has the id of a known process.
 */
function poolNamer(poolId: string): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    workerPool.id = poolId;
  });
  return events;
}

async function stopRunner(runner: Runner, logger: Logger): Promise<void> {
  try {
    await runner.stop();
  } catch (error) {
    logger.debug({ err: error }, "the runner had stopped already");
  }
}
