/** Shorter waits are not worth a sign. */
const DOT_MS = 500;
/** By then a dot is no answer any more. */
const LOST_WORDS_MS = 2000;
const SLOW_WORDS_MS = 6000;

export interface WaitFacts {
  readonly waitedMs: number;
  /** Whether the wanted segment has yet to be encoded. */
  readonly isUnprepared: boolean;
  readonly isConnectionLost: boolean;
}

/** What a viewer sees of a wait. A lost connection counts most: nothing can be known of the encoder meanwhile. */
export function waitSign(facts: WaitFacts): "nothing" | "dot" | "preparing" | "noConnection" | "slow" {
  const { waitedMs, isUnprepared, isConnectionLost } = facts;
  if (waitedMs < DOT_MS) return "nothing";
  if (isConnectionLost) return waitedMs < LOST_WORDS_MS ? "dot" : "noConnection";
  if (isUnprepared) return "preparing";
  return waitedMs < SLOW_WORDS_MS ? "dot" : "slow";
}
