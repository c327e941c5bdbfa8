import { RENEW_SECONDS, LEASE_SECONDS, type ChunkClaim } from "#core/encoding/types.ts";
import { renewLease } from "#core/encoding/renew-lease.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

export interface KeptLease {
  /** Aborts when the chunk is no longer ours, or we cannot tell any more. */
  readonly signal: AbortSignal;
  /** Why, once it aborted: another has the chunk, or the database was away for a whole lease. */
  lossReason(): "taken" | "unreachable" | null;
  stop(): void;
}

/**
 * Renews a claim's lease every 5 s. A transcoder that cannot renew must kill its FFmpeg: after a lease without the
 * database somebody else may have the chunk. The clock that counts is this process's own, which a SIGSTOP does not
 * stop.
 */
export function keepLease({ ctx }: WorkerContext, claim: ChunkClaim): KeptLease {
  const abort = new AbortController();
  let reason: "taken" | "unreachable" | null = null;
  let renewedAtMs = performance.now();
  let timer: NodeJS.Timeout;
  const lose = (why: "taken" | "unreachable") => {
    reason = why;
    abort.abort();
  };
  const renew = async () => {
    try {
      const askedAtMs = performance.now();
      if (!(await renewLease(ctx, claim))) return lose("taken");
      renewedAtMs = askedAtMs;
    } catch (error) {
      ctx.logger.warn({ err: error }, "the lease could not be renewed");
      if (performance.now() - renewedAtMs > LEASE_SECONDS * 1000) return lose("unreachable");
    }
    if (!abort.signal.aborted) later();
  };
  const later = () => {
    timer = setTimeout(() => void renew(), RENEW_SECONDS * 1000).unref();
  };
  later();
  return {
    signal: abort.signal,
    lossReason: () => reason,
    stop: () => {
      clearTimeout(timer);
      abort.abort();
    },
  };
}
