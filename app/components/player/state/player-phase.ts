/** What a user sees the player do; `data-state` of the player. */
export type PlayerPhase = "loading" | "preparing" | "playing" | "paused" | "ended" | "error";

/** What the media element and steering say. */
export interface PhaseFacts {
  readonly hasError: boolean;
  readonly hasEnded: boolean;
  readonly isPaused: boolean;
  /** Whether the frame at the requested position is there, and playback can continue. */
  readonly canGoOn: boolean;
  /** Whether the requested position has yet to be encoded. */
  readonly isUnprepared: boolean;
}

/** The one word for a moment. Waiting counts more than a pause: someone who paused while waiting still waits. */
export function playerPhase(facts: PhaseFacts): PlayerPhase {
  if (facts.hasError) return "error";
  if (!facts.canGoOn && !facts.hasEnded) return facts.isUnprepared ? "preparing" : "loading";
  if (facts.hasEnded) return "ended";
  return facts.isPaused ? "paused" : "playing";
}
