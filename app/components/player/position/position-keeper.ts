import { type WatchPosition, type SaveOutcome } from "../player-types.ts";

const SAVE_EVERY_SECONDS = 10;
/** Closer than this is the same position. */
const SAME_SECONDS = 0.1;
/** A position that was reached no longer ago than this is played or sought now, not left from before a sleep. */
const FRESH_MS = 10_000;

export interface PositionKeeperInit {
  readonly playableId: string;
  readonly versionId: string;
  readonly playerSession: string;
  /** The watch state that the session starts from; null where there is none. */
  readonly baseRevision: string | null;
  readonly save: (position: WatchPosition) => Promise<SaveOutcome>;
  /** Whether the browser took it to be sent. */
  readonly beacon: (position: WatchPosition) => boolean;
  /** Milliseconds of a clock that goes on while the machine sleeps. */
  readonly now?: () => number;
}

/**
 * Decides when a position is saved: every 10 s of playing, on a pause, after a seek, when play begins again, when the page
 * hides. Each position carries a growing sequence, so that one that arrives late does no harm, and the watch state that it
 * follows, so that a tab that stands still never takes back what another device saved since. A failed save is made up
 * for by the next. One keeper lives as long as its session, over every loading of the film.
 */
export class PositionKeeper {
  #sequence = 0;
  /** Where the last tick counts from. */
  #countsFromSeconds: number | null = null;
  /** The last position that the server has, or refused for good; null while it has none. */
  #settledSeconds: number | null = null;
  #inFlightSeconds: number | null = null;
  #revision: string | null;
  #revisionOfSequence = 0;
  #reachedSeconds: number | null = null;
  #reachedAtMs = 0;
  readonly #init: PositionKeeperInit;
  readonly #now: () => number;

  constructor(init: PositionKeeperInit) {
    this.#init = init;
    this.#revision = init.baseRevision;
    this.#now = init.now ?? Date.now;
  }

  /** Playing goes on at `positionSeconds`. */
  onTime(positionSeconds: number, durationSeconds: number): void {
    this.#reach(positionSeconds);
    this.#countsFromSeconds ??= positionSeconds;
    if (Math.abs(positionSeconds - this.#countsFromSeconds) >= SAVE_EVERY_SECONDS) {
      this.saveNow(positionSeconds, durationSeconds);
    }
  }

  /** The viewer plays on after a pause: that counts at once, also over what another device saved meanwhile. */
  onPlayAgain(positionSeconds: number, durationSeconds: number): void {
    this.#reachedAtMs = this.#now();
    void this.#save(positionSeconds, durationSeconds);
  }

  /** A seek. */
  onSeeked(positionSeconds: number, durationSeconds: number): void {
    this.#reach(positionSeconds);
    this.saveNow(positionSeconds, durationSeconds);
  }

  /** A pause, the end. The same position is not saved twice. */
  saveNow(positionSeconds: number, durationSeconds: number): void {
    if (isSame(positionSeconds, this.#settledSeconds) || isSame(positionSeconds, this.#inFlightSeconds))
      return;
    void this.#save(positionSeconds, durationSeconds);
  }

  /**
   * The page hides or goes: by beacon, since no answer can be awaited. A position that the server has is not sent; one
   * that is on its way is, because a page that goes takes its requests with it.
   */
  onHide(positionSeconds: number, durationSeconds: number): void {
    if (isSame(positionSeconds, this.#settledSeconds)) return;
    const isTaken = this.#init.beacon(this.#position(positionSeconds, durationSeconds));
    if (isTaken) this.#settledSeconds = positionSeconds;
  }

  #reach(positionSeconds: number): void {
    if (isSame(positionSeconds, this.#reachedSeconds)) return;
    this.#reachedSeconds = positionSeconds;
    this.#reachedAtMs = this.#now();
  }

  /** Sends a position. One that was refused although it is played right now is sent once more, as the state's successor. */
  async #save(positionSeconds: number, durationSeconds: number, mayRepeat = true): Promise<void> {
    const position = this.#position(positionSeconds, durationSeconds);
    this.#inFlightSeconds = positionSeconds;
    const outcome = await this.#init.save(position).catch(() => null);
    const isLast = position.sequence === this.#sequence;
    if (isLast) this.#inFlightSeconds = null;
    if (!outcome) {
      if (isLast) this.#countsFromSeconds = null;
      return;
    }
    this.#learn(outcome, position.sequence);
    if (!isLast) return;
    const isFresh = this.#now() - this.#reachedAtMs < FRESH_MS;
    if (!outcome.isTaken && isFresh && mayRepeat) return this.#save(positionSeconds, durationSeconds, false);
    this.#settledSeconds = positionSeconds;
  }

  #learn({ revision }: SaveOutcome, sequence: number): void {
    if (sequence < this.#revisionOfSequence) return;
    this.#revision = revision;
    this.#revisionOfSequence = sequence;
  }

  #position(positionSeconds: number, durationSeconds: number): WatchPosition {
    this.#sequence += 1;
    this.#countsFromSeconds = positionSeconds;
    const { playableId, versionId, playerSession } = this.#init;
    return {
      playableId,
      versionId,
      positionSeconds: Math.round(positionSeconds * 1000) / 1000,
      durationSeconds,
      playerSession,
      sequence: this.#sequence,
      baseRevision: this.#revision,
    };
  }
}

function isSame(positionSeconds: number, other: number | null): boolean {
  return other !== null && Math.abs(positionSeconds - other) < SAME_SECONDS;
}
