import { RENEW_SECONDS, LEASE_SECONDS, type ChunkClaim } from "#core/encoding/types.ts";
import { renewLease } from "#core/encoding/chunks/chunk-states.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

export interface KeptLease {
  /** Aborts when another process may have the chunk, or when we cannot know. */
  readonly signal: AbortSignal;
  /**
   * The reason after an abort: another process has the chunk, or the database was unreachable for a complete
   * lease.
   */
  lossReason(): "taken" | "unreachable" | null;
  stop(): void;
}

/**
 * Renews a claim's lease every 5 s. A transcoder that cannot renew must kill its FFmpeg: after one lease
 * without the database another process may have the chunk. A separate timer ends the lease even if no answer
 * comes at all, as over a cut cable. It counts by this process's clock, which a SIGSTOP does not stop.
 */
export function keepLease({ ctx }: WorkerContext, claim: ChunkClaim): KeptLease {
  const abort = new AbortController();
  let reason: "taken" | "unreachable" | null = null;
  let timer: NodeJS.Timeout;
  let deadline: NodeJS.Timeout;
  const lose = (why: "taken" | "unreachable") => {
    clearTimeout(deadline);
    reason = why;
    abort.abort();
  };
  const expireAfter = (milliseconds: number) => {
    clearTimeout(deadline);
    deadline = setTimeout(() => lose("unreachable"), milliseconds).unref();
  };
  const renew = async () => {
    const askedAtMs = performance.now();
    try {
      const isOurs = await renewLease(ctx, claim);
      if (abort.signal.aborted) return;
      if (!isOurs) return lose("taken");
      expireAfter(LEASE_SECONDS * 1000 - (performance.now() - askedAtMs));
    } catch (error) {
      ctx.logger.warn({ err: error }, "the lease could not be renewed");
    }
    if (!abort.signal.aborted) later();
  };
  const later = () => {
    timer = setTimeout(() => void renew(), RENEW_SECONDS * 1000).unref();
  };
  later();
  expireAfter(LEASE_SECONDS * 1000);
  return {
    signal: abort.signal,
    lossReason: () => reason,
    stop: () => {
      clearTimeout(timer);
      clearTimeout(deadline);
      abort.abort();
    },
  };
}
