import { type IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { IDLE_MS, timedOut } from "#core/storage/drivers/minio/transport.ts";

/** Enough to keep a fast reader busy while the next pieces arrive. */
const BUFFERED_BYTES = 256 * 1024;
/** Connections in a row that end without a byte: then the fault lies elsewhere. */
const MAX_FRUITLESS = 3;

export interface BodySource {
  readonly first: IncomingMessage;
  /** The bytes that `first` holds: half-open. */
  readonly start: number;
  readonly end: number;
  /** The same object from a later byte on. Throws if it is gone or has changed. */
  readonly reopen: (start: number) => Promise<IncomingMessage>;
}

/**
 * The body of an object, which survives its connection: where one is cut or goes silent, the rest is requested
 * again. Reads no faster than it is read, and lets the connection go when it is destroyed.
 */
export class ResumingBody extends Readable {
  readonly #end: number;
  readonly #reopen: BodySource["reopen"];
  readonly #silence: NodeJS.Timeout;
  #answer: IncomingMessage | null = null;
  #position: number;
  #fruitless = 0;
  #isWaiting = false;
  #isOpening = false;

  constructor({ first, start, end, reopen }: BodySource) {
    super({ highWaterMark: BUFFERED_BYTES });
    this.#position = start;
    this.#end = end;
    this.#reopen = reopen;
    this.#silence = setTimeout(() => this.#endSilence(), IDLE_MS);
    this.#silence.unref();
    this.#attach(first);
  }

  override _read(): void {
    this.#isWaiting = true;
    this.#silence.refresh();
    if (this.#answer) this.#answer.resume();
    else this.#requestRest();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    clearTimeout(this.#silence);
    this.#answer?.destroy();
    callback(error);
  }

  #attach(answer: IncomingMessage): void {
    this.#answer = answer;
    // A slow reader must not end the connection; silence is measured while this waits for bytes.
    answer.socket.setTimeout(0);
    answer.on("data", (piece: Buffer) => this.#take(answer, piece));
    answer.on("error", () => undefined);
    answer.once("close", () => this.#continue(answer));
    if (!this.#isWaiting) answer.pause();
  }

  #take(answer: IncomingMessage, piece: Buffer): void {
    this.#position += piece.length;
    this.#fruitless = 0;
    this.#silence.refresh();
    if (this.push(piece)) return;
    this.#isWaiting = false;
    answer.pause();
  }

  /** An answer closed: at the end of the object all is read, otherwise the rest is requested once it is needed. */
  #continue(answer: IncomingMessage): void {
    if (this.destroyed || this.#answer !== answer) return;
    this.#answer = null;
    if (this.#position >= this.#end) this.push(null);
    else if (this.#isWaiting) this.#requestRest();
  }

  #requestRest(): void {
    if (this.#isOpening || this.#position >= this.#end) return;
    this.#fruitless += 1;
    if (this.#fruitless > MAX_FRUITLESS) return void this.destroy(timedOut());
    this.#isOpening = true;
    this.#reopen(this.#position).then(
      (next) => {
        this.#isOpening = false;
        if (this.destroyed) next.destroy();
        else this.#attach(next);
      },
      (error: Error) => this.destroy(error),
    );
  }

  #endSilence(): void {
    if (this.#isWaiting) this.#answer?.destroy();
    this.#silence.refresh();
  }
}
