import { addAbortSignal, type Readable } from "node:stream";
import pRetry from "p-retry";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";
import { type ByteRange } from "#core/storage/object-store.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { untilAborted } from "#worker/source-reader/until-aborted.ts";
import { type RangedSource } from "#worker/source-reader/ranged-source.ts";

/** How long the reader waits for a store. */
export interface ReadPatience {
  /** After this time without the bytes, the run fails. Below a minute, or FFmpeg counts as stalled first. */
  readonly deadlineMs: number;
  /** An answer without a byte for this long is given up, and tried again. */
  readonly idleMs: number;
}

/** A restart of a store takes seconds. */
export const USUAL_PATIENCE: ReadPatience = { deadlineMs: 30_000, idleMs: 10_000 };

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

interface RangeRead {
  readonly range: ByteRange;
  readonly patience: ReadPatience;
  readonly signal: AbortSignal;
  /** Called for each attempt that failed. */
  readonly onFailure: () => void;
}

/**
 * Reads a range that lies within the source. After an error it goes on where it was, until the deadline. Throws
 * `DomainError` gone if the object is missing, unavailable if the store stays away, `FfmpegError` unreadable if
 * the store answers and the bytes do not come.
 */
export async function readRange(source: RangedSource, read: RangeRead): Promise<Buffer> {
  const { range, patience } = read;
  const target: Target = { buffer: Buffer.allocUnsafe(range.end - range.start), filledBytes: 0 };
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(tooSlow()), patience.deadlineMs);
  const signal = AbortSignal.any([read.signal, late.signal]);
  const readRest = () =>
    fill(target, source, { start: range.start + target.filledBytes, end: range.end }, { signal, patience });
  let cause: unknown = null;
  const onFailedAttempt = ({ error }: { error: Error }): void => {
    read.onFailure();
    if (!late.signal.aborted) cause = error;
  };
  try {
    const pauses = { minTimeout: FIRST_PAUSE_MS, maxTimeout: LONGEST_PAUSE_MS };
    const shouldRetry = ({ error }: { error: Error }): boolean => !isGone(error);
    await pRetry(readRest, { retries: Infinity, ...pauses, signal, onFailedAttempt, shouldRetry });
    return target.buffer;
  } catch (error) {
    if (read.signal.aborted || isGone(error)) throw error;
    throw failureOfStore(cause ?? error);
  } finally {
    clearTimeout(timer);
  }
}

/** A buffer and how much of it was read. */
interface Target {
  readonly buffer: Buffer;
  filledBytes: number;
}

const isGone = (error: unknown): boolean => error instanceof DomainError && error.code === "gone";

/** The store's fault if it is unreachable; otherwise the source cannot be read, though its store answers. */
function failureOfStore(cause: unknown): Error {
  if (!isOutage(cause)) return new FfmpegError("unreadable", "The file could not be read.", { cause });
  return new DomainError("unavailable", "encoding.sourceStoreAway", {}, { cause });
}

async function fill(
  target: Target,
  source: RangedSource,
  rest: ByteRange,
  { signal, patience }: Pick<RangeRead, "signal" | "patience">,
): Promise<void> {
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(tooSlow()), patience.idleMs);
  const either = AbortSignal.any([signal, idle.signal]);
  try {
    const body = await openBody(source, rest, either);
    for await (const piece of body as AsyncIterable<Buffer>) {
      timer.refresh();
      target.filledBytes += piece.copy(target.buffer, target.filledBytes);
    }
  } catch (error) {
    throw either.aborted ? either.reason : error;
  } finally {
    clearTimeout(timer);
  }
  const { filledBytes, buffer } = target;
  if (filledBytes < buffer.length)
    throw new Error(`The store sent ${filledBytes} of ${buffer.length} bytes.`);
}

/** The body of a range, which the signal destroys, also if it comes after the abort. */
async function openBody(source: RangedSource, range: ByteRange, signal: AbortSignal): Promise<Readable> {
  const opening = source.read(range);
  opening.then(
    (body) => signal.aborted && body.destroy(),
    () => undefined,
  );
  return addAbortSignal(signal, await untilAborted(opening, signal));
}

const tooSlow = (): Error =>
  Object.assign(new Error("The store did not answer in time."), { code: "ETIMEDOUT" });
