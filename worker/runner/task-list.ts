import { setTimeout as sleep } from "node:timers/promises";
import { type Task, type TaskList } from "graphile-worker";
import { isOutage } from "#core/errors/is-outage.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import {
  isChunkJob,
  jobRegistry,
  type JobQueue,
  type JobName,
  type JobPayload,
} from "#core/jobs/registry.ts";
import { assertToolsOnce, causeOfFailure } from "#worker/ffmpeg/run/tool-check.ts";
import { handlers } from "#worker/handlers/all-handlers.ts";
import { giveUp } from "#worker/runner/give-up.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
/**
 * Seven seconds: the time of a restart. After them other jobs get the slot, such as a deletion that frees
 * disk space.
 */
const WAITS_IN_QUEUE = 3;
const PUT_OFF_SECONDS = 60;

/** graphile-worker's tasks for the jobs of one queue. */
export function taskList(queue: JobQueue, worker: WorkerContext): TaskList {
  const names = (Object.keys(jobRegistry) as JobName[]).filter((name) => jobRegistry[name].queue === queue);
  return Object.fromEntries(names.map((name) => [name, taskOf(name, worker)]));
}

/**
 * Wraps a handler. The payload is parsed again, because a queued job can be older than the code that runs it.
 * During an outage the job waits, first in its slot and then as a delayed job, and this counts no attempt. A
 * stop releases the job. The failure of the last attempt is recorded where an admin sees it.
 */
function taskOf<Name extends JobName>(name: Name, worker: WorkerContext): Task {
  return async (rawPayload, { job }) => {
    const payload = jobRegistry[name].payload.parse(rawPayload) as JobPayload<Name>;
    const logger = worker.ctx.logger.child({ jobId: job.id, job: name, ...payload });
    const scoped: WorkerContext = { ...worker, ctx: { ...worker.ctx, logger } };
    try {
      await throughOutages(scoped, {
        run: () => runHandler(scoped, name, payload),
        putOff: () => putOff(scoped, name, payload),
      });
    } catch (error) {
      if (worker.signal.aborted) return handBack(scoped, name, payload);
      logger.error({ err: error, attempt: job.attempts }, "the job failed");
      if (job.attempts >= job.max_attempts) await giveUp(scoped, name, payload);
      throw error;
    }
  };
}

/** Runs a handler once its tools work. If they stop working, the failure is theirs, and the job waits. */
async function runHandler<Name extends JobName>(
  worker: WorkerContext,
  name: Name,
  payload: JobPayload<Name>,
): Promise<void> {
  if (jobRegistry[name].needsFfmpeg) await assertToolsOnce(worker.signal);
  try {
    await handlers[name](worker, payload);
  } catch (error) {
    throw await causeOfFailure(error, worker.signal);
  }
}

interface Waiting {
  readonly run: () => Promise<void>;
  /** False if the job has to wait in its slot. */
  readonly putOff: () => Promise<boolean>;
}

async function throughOutages(worker: WorkerContext, { run, putOff }: Waiting): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  for (let waits = 0; ; waits++) {
    try {
      await run();
      return;
    } catch (error) {
      if (worker.signal.aborted || !isOutage(error)) throw error;
      worker.ctx.logger.warn({ err: error, pauseMs }, "a service is down or a disk is full: waiting");
      if (waits >= WAITS_IN_QUEUE && (await putOff())) return;
      await sleep(pauseMs, undefined, { signal: worker.signal });
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
}

/**
 * Adds a delayed job instead of this one. False for a job that claims chunks, and while the queue is
 * unreachable too.
 */
async function putOff<Name extends JobName>(
  worker: WorkerContext,
  name: Name,
  payload: JobPayload<Name>,
): Promise<boolean> {
  if (isChunkJob(name)) return false;
  if (isAddedEachMinute(name)) return true;
  try {
    await enqueue(worker.ctx.db, name, payload, { delaySeconds: PUT_OFF_SECONDS });
    return true;
  } catch (error) {
    if (isOutage(error)) return false;
    throw error;
  }
}

/** We are stopping: another process gets a new job. Chunks were released with new jobs. */
async function handBack<Name extends JobName>(
  worker: WorkerContext,
  name: Name,
  payload: JobPayload<Name>,
): Promise<void> {
  if (!isChunkJob(name) && !isAddedEachMinute(name)) await enqueue(worker.ctx.db, name, payload);
}

const isAddedEachMinute = (name: JobName): boolean => name === "reconcile" || name === "check-sources";
