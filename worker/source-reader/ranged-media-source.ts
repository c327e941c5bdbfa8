import { DomainError } from "#core/errors/domain-error.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { type BlockCache } from "#worker/source-reader/block-cache.ts";
import { type MediaSource, type SourceWork } from "#worker/source-reader/media-source.ts";
import { type RangedSource } from "#worker/source-reader/ranged-source.ts";
import { openSourceAddress } from "#worker/source-reader/source-address.ts";

/** A source in a store, which FFmpeg reads through an address of this process. */
export function rangedMediaSource(source: RangedSource, blocks: BlockCache): MediaSource {
  return {
    sizeBytes: () => Promise.resolve(source.sizeBytes),
    readBytes: (range, signal) => blocks.readBytes(source, range, signal),
    withInput: (signal, work) => throughAddress({ source, blocks }, signal, work),
  };
}

async function throughAddress<Result>(
  { source, blocks }: { source: RangedSource; blocks: BlockCache },
  signal: AbortSignal,
  work: SourceWork<Result>,
): Promise<Result> {
  const startedAtMs = performance.now();
  const fault = new AbortController();
  const address = await openSourceAddress({ source, blocks, onFault: (error) => fault.abort(error) });
  try {
    const input = { kind: "loopback", url: address.url } as const;
    const result = await work(input, AbortSignal.any([signal, fault.signal]));
    fault.signal.throwIfAborted();
    return result;
  } catch (error) {
    fault.signal.throwIfAborted();
    if (isStall(error) && blocks.hasFailedSince(source, startedAtMs)) throw slowedDown(error);
    throw error;
  } finally {
    await address.close();
  }
}

const isStall = (error: unknown): boolean => error instanceof FfmpegError && error.kind === "stalled";

/** Time that the store cost is no hang of FFmpeg, which would count against the file. */
const slowedDown = (cause: unknown): DomainError =>
  new DomainError("unavailable", "encoding.sourceStoreWasAway", {}, { cause });
