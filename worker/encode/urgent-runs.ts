import { setTimeout as sleep } from "node:timers/promises";
import { type CoreContext } from "#core/context.ts";
import { chunkRequests, urgentQueue, type ChunkRequest } from "#core/encoding/chunks/urgent-chunks.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { type LadderPause } from "#worker/encode/ladder-pause.ts";

/** Parallel urgent runs: the video track and the audio of a requested segment are encoded side by side. */
export const URGENT_RUNS = 2;
/** How often a run that waits for a slot checks again. */
const SLOT_LOOK_MS = 100;
/** How often running chunks are checked for new segment requests. */
const REQUEST_LOOK_MS = 500;
/** Two segments of 4 s: a viewer with this much ahead does not need the full machine any more. */
const SEGMENTS_AHEAD = 2;
/**
 * A run that would encode more segments than this before the requested one is started again at that one.
 * Audio is encoded all at once, so it never is.
 */
const MOST_SEGMENTS_BEFORE = 1;

/** A slot for an urgent run. */
export interface UrgentSlot {
  /** Aborts if the run must yield to a segment that a viewer waits for. */
  readonly signal: AbortSignal;
  /** Tells the run's claim: ladder runs are paused while a viewer needs the machine. */
  begin(claim: ChunkClaim): void;
  /** Another segment of the run was stored. */
  stored(): void;
  leave(): void;
}

interface Run {
  readonly abort: AbortController;
  claim: ChunkClaim | null;
  storedCount: number;
  /** Lets ladder runs go on, once `storedCount` has reached `heldUntilCount`. */
  release: () => void;
  heldUntilCount: number;
}

/**
 * The urgent runs of one transcoder. If all slots are in use, a run without a segment request yields, and its
 * stored segments stay. While a viewer waits, the ladder runs of this transcoder are paused.
 */
export class UrgentRuns {
  readonly #runs = new Set<Run>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly ctx: CoreContext,
    private readonly ladderPause: LadderPause,
  ) {}

  /** Waits for a slot as long as an urgent chunk waits; null if none waits any more, or `signal` aborts. */
  async enter(signal: AbortSignal): Promise<UrgentSlot | null> {
    while (!signal.aborted) {
      if (this.#runs.size < URGENT_RUNS) return this.#take();
      const queue = await urgentQueue(this.ctx);
      if (!queue.hasChunk) return null;
      if (queue.isPressing) await this.#giveWay(1, ({ isAwaited }) => !isAwaited);
      await sleep(SLOT_LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
    return null;
  }

  #take(): UrgentSlot {
    const run = newRun();
    this.#runs.add(run);
    this.#timer ??= setInterval(() => this.#lookAtRequests(), REQUEST_LOOK_MS).unref();
    return {
      signal: run.abort.signal,
      begin: (claim) => this.#begin(run, claim),
      stored() {
        run.storedCount += 1;
        if (run.storedCount >= run.heldUntilCount) run.release();
      },
      leave: () => this.#leave(run),
    };
  }

  #begin(run: Run, claim: ChunkClaim): void {
    run.claim = claim;
    if (claim.isAwaited || claim.priority === 0) this.#hold(run);
    // A run for the viewer's old position would only slow down the requested one.
    if (claim.isAwaited) this.#giveWay(2, ({ isRequested }) => !isRequested).catch(this.#warn);
  }

  #hold(run: Run): void {
    run.release();
    run.release = this.ladderPause.hold();
    run.heldUntilCount = run.storedCount + SEGMENTS_AHEAD;
  }

  #leave(run: Run): void {
    run.release();
    this.#runs.delete(run);
    if (this.#runs.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Ends the runs of chunks of this or a lower priority that no viewer waits for. */
  async #giveWay(fromPriority: number, canWait: (request: ChunkRequest) => boolean): Promise<void> {
    for (const { run, request } of await this.#requested(fromPriority))
      if (canWait(request)) run.abort.abort();
  }

  #lookAtRequests(): void {
    this.#requested(0)
      .then((found) => {
        for (const { run, request } of found) {
          const segmentsBefore = segmentsBeforeAwaited(run, request);
          if (segmentsBefore === null) continue;
          if (segmentsBefore > MOST_SEGMENTS_BEFORE && run.claim?.kind === "entry") run.abort.abort();
          else if (run.storedCount >= run.heldUntilCount) this.#hold(run);
        }
      })
      .catch(this.#warn);
  }

  async #requested(fromPriority: number): Promise<{ run: Run; request: ChunkRequest }[]> {
    const runs = [...this.#runs].filter(({ claim }) => claim !== null && claim.priority >= fromPriority);
    if (runs.length === 0) return [];
    const requests = await chunkRequests(
      this.ctx,
      runs.flatMap(({ claim }) => (claim ? [claim.chunkId] : [])),
    );
    return requests.flatMap((request) => {
      const run = runs.find(({ claim }) => claim?.chunkId === request.chunkId);
      return run && this.#runs.has(run) ? [{ run, request }] : [];
    });
  }

  readonly #warn = (error: unknown): void =>
    this.ctx.logger.warn({ err: error }, "the requests for running chunks could not be looked up");
}

function newRun(): Run {
  return {
    abort: new AbortController(),
    claim: null,
    storedCount: 0,
    release: () => undefined,
    heldUntilCount: 0,
  };
}

/** How many segments the run encodes before the requested one; null if that is stored, or none is requested. */
function segmentsBeforeAwaited({ claim, storedCount }: Run, { awaitedSegment }: ChunkRequest): number | null {
  if (awaitedSegment === null || !claim?.work) return null;
  const segmentsBefore = awaitedSegment - claim.work.firstSegment - storedCount;
  return segmentsBefore < 0 ? null : segmentsBefore;
}
