import { type SavedPlace } from "../player-types.ts";

const SAVE_EVERY_SECONDS = 10;
/** Closer than this is the same place. */
const SAME_SECONDS = 0.1;

export interface PlaceKeeperInit {
  readonly playableId: string;
  readonly versionId: string;
  readonly playerSession: string;
  readonly save: (place: SavedPlace) => Promise<void>;
  readonly beacon: (place: SavedPlace) => void;
}

/**
 * Decides when a place is saved: every 10 s of playing, on a pause, after a seek, when the page hides. Each place
 * carries a growing sequence, so that one that arrives late does no harm. A failed save is made up for by the next.
 */
export class PlaceKeeper {
  #sequence = 0;
  #savedSeconds: number | null = null;
  readonly #init: PlaceKeeperInit;

  constructor(init: PlaceKeeperInit) {
    this.#init = init;
  }

  /** Playing goes on at `positionSeconds`. */
  onTime(positionSeconds: number, durationSeconds: number): void {
    this.#savedSeconds ??= positionSeconds;
    if (Math.abs(positionSeconds - this.#savedSeconds) >= SAVE_EVERY_SECONDS) {
      this.saveNow(positionSeconds, durationSeconds);
    }
  }

  /** A pause, a seek, the end. The same place is not saved twice. */
  saveNow(positionSeconds: number, durationSeconds: number): void {
    if (this.#isSaved(positionSeconds)) return;
    void this.#init.save(this.#place(positionSeconds, durationSeconds)).catch(() => {
      this.#savedSeconds = null;
    });
  }

  /** The page hides or goes: by beacon, since nobody may be left to wait for an answer. */
  onHide(positionSeconds: number, durationSeconds: number): void {
    this.#init.beacon(this.#place(positionSeconds, durationSeconds));
  }

  #isSaved(positionSeconds: number): boolean {
    return (
      this.#sequence > 0 &&
      this.#savedSeconds !== null &&
      Math.abs(positionSeconds - this.#savedSeconds) < SAME_SECONDS
    );
  }

  #place(positionSeconds: number, durationSeconds: number): SavedPlace {
    this.#sequence += 1;
    this.#savedSeconds = positionSeconds;
    const { playableId, versionId, playerSession } = this.#init;
    return {
      playableId,
      versionId,
      positionSeconds: Math.round(positionSeconds * 1000) / 1000,
      durationSeconds,
      playerSession,
      sequence: this.#sequence,
    };
  }
}
