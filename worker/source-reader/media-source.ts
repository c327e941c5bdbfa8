import { open, stat } from "node:fs/promises";
import { type SourceInput } from "#core/media/ffmpeg-args/source-input.ts";
import { type ByteRange } from "#core/storage/object-store.ts";

/** A source for FFmpeg's runs and for our own readers of headers. */
export interface MediaSource {
  readonly sizeBytes: () => Promise<number>;
  /** Bytes of a range of some kilobytes; fewer at the end of the source. */
  readonly readBytes: (range: ByteRange, signal: AbortSignal) => Promise<Buffer>;
  /**
   * Runs `work` with what FFmpeg opens, valid until `work` settles, and with a signal that must end its runs. If the
   * store cannot give the bytes, the signal aborts, and the store's error is thrown whatever became of `work`:
   * `DomainError` gone or unavailable, `FfmpegError` unreadable.
   */
  readonly withInput: <Result>(signal: AbortSignal, work: SourceWork<Result>) => Promise<Result>;
}

export type SourceWork<Result> = (input: SourceInput, signal: AbortSignal) => Promise<Result>;

/** A file of this machine, which FFmpeg opens itself. Its errors are those of the file system. */
export function fileSource(path: string): MediaSource {
  return {
    sizeBytes: async () => (await stat(path)).size,
    readBytes: (range) => readFileRange(path, range),
    withInput: (signal, work) => work({ kind: "file", path }, signal),
  };
}

async function readFileRange(path: string, { start, end }: ByteRange): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
