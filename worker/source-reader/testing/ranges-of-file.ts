import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "#core/errors/domain-error.ts";
import { type ByteRange } from "#core/storage/object-store.ts";
import { type RangedSource } from "#worker/source-reader/ranged-source.ts";

/** How the stand-in of a store answers: `refuses` connections, accepts and `hangs`, `breaks` off in the middle, or `drips`. */
export type StoreManner = "answers" | "refuses" | "hangs" | "breaks" | "drips" | "lost";

/** What is sent of an answer that breaks off. */
export const BROKEN_BYTES = 1000;

/** A stand-in of a store: ranges of a file, with latency, faults and a count of what was read. */
export class RangesOfFile implements RangedSource {
  readonly id: string;
  manner: StoreManner = "answers";
  /** Every range that was requested, in order. */
  readonly ranges: ByteRange[] = [];
  bytesRead = 0;
  /** Answers that are open now. */
  openCount = 0;
  /** Called before each answer, with the number of requests so far. */
  beforeAnswer: (count: number) => void = () => undefined;

  constructor(
    private readonly path: string,
    readonly sizeBytes: number,
    private readonly latencyMs = 0,
  ) {
    this.id = path;
  }

  readonly read = async (range: ByteRange): Promise<Readable> => {
    this.ranges.push(range);
    this.beforeAnswer(this.ranges.length);
    await sleep(this.latencyMs);
    if (this.manner === "lost") throw new DomainError("gone", "encoding.uploadedFileGone");
    if (this.manner === "refuses") throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    if (this.manner === "hangs") return this.#counted(new Readable({ read: () => undefined }));
    if (this.manner === "breaks") return this.#counted(this.#broken(range));
    if (this.manner === "drips") return this.#counted(Readable.from(drops(), { objectMode: false }));
    return this.#counted(createReadStream(this.path, { start: range.start, end: range.end - 1 }));
  };

  #counted(body: Readable): Readable {
    this.openCount += 1;
    body.on("close", () => (this.openCount -= 1));
    const push = body.push.bind(body);
    body.push = (piece: Buffer | null, encoding) => {
      this.bytesRead += piece?.length ?? 0;
      return push(piece, encoding);
    };
    return body;
  }

  #broken({ start }: ByteRange): Readable {
    const body = createReadStream(this.path, { start, end: start + BROKEN_BYTES - 1 });
    return Readable.from(brokenOff(body), { objectMode: false });
  }
}

async function* drops(): AsyncGenerator<Buffer> {
  for (;;) yield await sleep(20, Buffer.alloc(1));
}

async function* brokenOff(body: Readable): AsyncGenerator<Buffer> {
  yield* body as AsyncIterable<Buffer>;
  throw Object.assign(new Error("reset"), { code: "ECONNRESET" });
}
