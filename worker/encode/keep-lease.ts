import { RENEW_SECONDS, LEASE_SECONDS, type ChunkClaim } from "#core/encoding/types.ts";
import { renewLease } from "#core/encoding/chunks/chunk-states.ts";
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
 * database somebody else may have the chunk. That holds where no answer comes at all, as over a cut cable, so the end
 * has a timer of its own. The clock that counts is this process's, which a SIGSTOP does not stop.
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
