import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { chunkBytesAtMost } from "#core/encoding/chunks/chunk-bytes.ts";
import { failChunk, type ChunkFailure } from "#core/encoding/chunks/fail-chunk.ts";
import { finishChunk } from "#core/encoding/chunks/finish-chunk.ts";
import { loadVideo, locateSource } from "#core/encoding/plans/locate-source.ts";
import { recordFileEnd } from "#core/encoding/chunks/record-file-end.ts";
import { storeSegment, type EncodedSegment } from "#core/encoding/segments/store-segment.ts";
import { segmentName, type ChunkClaim, type ChunkWork } from "#core/encoding/types.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { type InitInfo } from "#core/media/mp4/init-segment.ts";
import { chunkFailure } from "#worker/encode/chunk-failure.ts";
import { keepLease, type KeptLease } from "#worker/encode/keep-lease.ts";
import { storedInits } from "#worker/encode/stored-inits.ts";
import { encodeVideo } from "#worker/ffmpeg/encode-video.ts";
import { encodeAudio } from "#worker/ffmpeg/encode-audio.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { causeOfFailure } from "#worker/ffmpeg/run/tool-check.ts";
import { withScratch } from "#worker/runner/scratch.ts";
import { openSource } from "#worker/source-reader/open-source.ts";
import { workSpace } from "#worker/runner/work-space.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/** Ladder runs yield to all other runs; a run without a segment request yields to one with a request. */
const LADDER_NICENESS = 10;
const UNAWAITED_NICENESS = 5;
/** A database that returns within this time records the failure; after a lease the reaper notices it anyway. */
const WRITE_TRIES = 10;
const WRITE_PAUSE_MS = 1000;
const LOST = "another worker claimed the chunk, or its video failed or was deleted";
const TAKEN = `${LOST}: this run was stopped`;

/** How a run shares the machine with the other runs of its transcoder. */
export interface RunOptions {
  /** Aborts if the run must yield: its chunk is released, and its stored segments stay. */
  readonly signal?: AbortSignal;
  /** Called for each segment that was stored. */
  readonly onStored?: () => void;
  /** Called with the pid of each FFmpeg that starts; the returned function is called when that FFmpeg ends. */
  readonly whileRunning?: (pid: number) => () => void;
}

/**
 * Encodes the missing segments of a claimed chunk, stores each one as it is encoded, and ends the claim:
 * complete, released, or failed. Never throws for the chunk's own failures; a claim that was lost meanwhile
 * is dropped.
 */
export async function runChunk(
  worker: WorkerContext,
  claim: ChunkClaim,
  options: RunOptions = {},
): Promise<void> {
  const logger = worker.ctx.logger.child({
    videoId: claim.videoId,
    chunk: `${claim.kind} ${claim.renditionName} ${claim.number}`,
  });
  const signal = options.signal ? AbortSignal.any([worker.signal, options.signal]) : worker.signal;
  const scoped: WorkerContext = { ...worker, signal, ctx: { ...worker.ctx, logger } };
  const lease = keepLease(scoped, claim);
  const startedAtMs = performance.now();
  try {
    if (claim.work) await encode(scoped, { claim, work: claim.work, lease, options });
    const end = await finishChunk(scoped.ctx, claim);
    if (end === "short") throw new FfmpegError("failed", "FFmpeg encoded fewer segments than requested.");
    if (end === "lost") return logger.warn(`${LOST}: the encoded segments are kept`);
    logger.info({ work: claim.work, seconds: (performance.now() - startedAtMs) / 1000 }, "chunk encoded");
  } catch (error) {
    await settleFailure(scoped, claim, lease, error);
  } finally {
    lease.stop();
  }
}

interface EncodeRun {
  readonly claim: ChunkClaim;
  readonly work: ChunkWork;
  readonly lease: KeptLease;
  readonly options: RunOptions;
}

async function encode(worker: WorkerContext, { claim, work, lease, options }: EncodeRun): Promise<void> {
  const { ctx, scratchRoot } = worker;
  const source = await openSource(worker, await loadVideo(ctx, claim.videoId));
  const inits = await storedInits(ctx, claim, work.renditionNames);
  const signal = AbortSignal.any([worker.signal, lease.signal]);
  const onSegment = async (segment: EncodedSegment) => {
    await keepSegment(worker, claim, { ...segment, init: inits.get(segment.renditionName) });
    options.onStored?.();
  };
  const { endsAtSegment } = await withScratch(scratchRoot, (scratchDir) => {
    const { firstSegment, segmentCount, withStoryboard } = work;
    const of = { source, plan: claim.plan, inits };
    const run = { scratchDir, signal, niceness: nicenessOf(claim), whileRunning: options.whileRunning };
    const range = { ...of, ...run, firstSegment, segmentCount, onSegment };
    if (claim.kind === "audio") return encodeAudio({ ...range, renditionName: claim.renditionName });
    return encodeVideo({
      ...range,
      renditionNames: [...work.renditionNames],
      withStoryboard,
      chunkNumber: claim.number,
    });
  });
  if (endsAtSegment !== null) await recordFileEnd(ctx, claim, endsAtSegment);
}

function nicenessOf({ kind, isAwaited, priority }: ChunkClaim): number {
  if (isAwaited || priority === 0) return 0;
  return kind === "ladder" ? LADDER_NICENESS : UNAWAITED_NICENESS;
}

/** A run over a range encodes some existing segments again; those are dropped. */
async function keepSegment(
  { ctx }: WorkerContext,
  claim: ChunkClaim,
  segment: EncodedSegment & { init: InitInfo | undefined },
): Promise<void> {
  if (claim.existing.has(segmentName(segment.renditionName, segment.number)))
    return rm(segment.path, { force: true });
  await storeSegment(ctx, claim, segment);
}

/**
 * Finds the cause of a failure, independent of FFmpeg's message: FFmpeg if it does not work at all, the
 * source if it is unreachable, the disk if the chunk may not have fitted on it.
 */
async function classify(worker: WorkerContext, claim: ChunkClaim, error: unknown): Promise<ChunkFailure> {
  const cause = (await sourceFault(worker, claim, error)) ?? (await causeOfFailure(error, worker.signal));
  const failure = chunkFailure(cause, worker.signal.aborted);
  if (failure.kind !== "crash" && failure.kind !== "fault") return failure;
  const freeBytes = (await workSpace(worker).catch(() => null))?.freeBytes ?? Infinity;
  return freeBytes < chunkBytesAtMost(claim) ? { ...failure, kind: "outage" } : failure;
}

/**
 * Why a source could not be read: the error of locating it again, or null if it is there, so that its bytes
 * cannot be read. A NAS that restarts is an outage.
 */
async function sourceFault({ ctx }: WorkerContext, claim: ChunkClaim, error: unknown): Promise<unknown> {
  if (!(error instanceof FfmpegError) || error.kind !== "unreadable") return null;
  try {
    await locateSource(ctx, await loadVideo(ctx, claim.videoId));
    return null;
  } catch (sourceError) {
    return sourceError;
  }
}

async function settleFailure(
  worker: WorkerContext,
  claim: ChunkClaim,
  lease: KeptLease,
  error: unknown,
): Promise<void> {
  const { logger } = worker.ctx;
  const wasTaken =
    lease.lossReason() === "taken" || (error instanceof DomainError && error.code === "conflict");
  if (wasTaken) return logger.warn(TAKEN);
  const failure = await classify(worker, claim, error);
  logger.warn({ err: error, kind: failure.kind }, "the chunk's run did not end well");
  for (let tries = 1; ; tries++) {
    try {
      const wasOurs = await failChunk(worker.ctx, claim, failure);
      // A process that slept past its lease, or could not reach the database, learns only now that the claim
      // is lost.
      if (!wasOurs) logger.warn(TAKEN);
      return;
    } catch (writeError) {
      if (!isOutage(writeError) || tries >= WRITE_TRIES) throw writeError;
      await sleep(WRITE_PAUSE_MS);
    }
  }
}
