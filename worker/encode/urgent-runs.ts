import { setTimeout as sleep } from "node:timers/promises";
import { type CoreContext } from "#core/context.ts";
import { chunkRequests, urgentQueue, type ChunkRequest } from "#core/encoding/chunks/urgent-chunks.ts";
import { type ChunkClaim } from "#core/encoding/types.ts";
import { type LadderPause } from "#worker/encode/ladder-pause.ts";

/** Urgent runs at once: the video track and the audio of a requested segment are made side by side. */
export const URGENT_RUNS = 2;
/** How often a run that waits for a slot looks again. */
const SLOT_LOOK_MS = 100;
/** How often running chunks are looked up: whether a viewer has begun to wait for one. */
const REQUEST_LOOK_MS = 500;
/** Two segments of 4 s: a viewer who has so much ahead does not need the whole machine any more. */
const SEGMENTS_AHEAD = 2;
/**
 * A run that would make more segments than this before the one that a viewer waits for is begun anew, from that one on.
 * Audio comes out all at once, so it never is.
 */
const MOST_SEGMENTS_BEFORE = 1;

/** A slot for an urgent run. */
export interface UrgentSlot {
  /** Aborts where the run must give way to a segment that a viewer waits for. */
  readonly signal: AbortSignal;
  /** The run has this claim: ladder runs stand still while a viewer needs the machine. */
  begin(claim: ChunkClaim): void;
  /** Another segment of the run was stored. */
  stored(): void;
  leave(): void;
}

interface Run {
  readonly abort: AbortController;
  claim: ChunkClaim | null;
  storedCount: number;
  /** Lets ladder runs go on, once `storedCount` has come to `heldUntilCount`. */
  release: () => void;
  heldUntilCount: number;
}

/**
 * The urgent runs of one transcoder. Where all slots are taken, a run that no viewer waits for gives way and keeps the
 * segments that it finished; while a viewer waits, the ladder runs of this transcoder stand still.
 */
export class UrgentRuns {
  readonly #runs = new Set<Run>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly ctx: CoreContext,
    private readonly ladderPause: LadderPause,
  ) {}

  /** Waits for a slot as long as an urgent chunk waits for one; null where none does any more, or `signal` aborts. */
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
    // What the viewer left behind would only slow down what he waits for now.
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

  /** Ends the runs of chunks from this priority on that viewers can do without. */
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

/** How many segments the run makes before the one that a viewer waits for; null where it is stored, or none is. */
function segmentsBeforeAwaited({ claim, storedCount }: Run, { awaitedSegment }: ChunkRequest): number | null {
  if (awaitedSegment === null || !claim?.work) return null;
  const segmentsBefore = awaitedSegment - claim.work.firstSegment - storedCount;
  return segmentsBefore < 0 ? null : segmentsBefore;
}
