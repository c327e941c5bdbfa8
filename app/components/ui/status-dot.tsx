interface StatusDotProps {
  /** Lit without a state; hollow is optional or off; square on its point is broken. */
  readonly state?: "good" | "warn" | "bad" | "off";
  readonly size?: "big";
}

/** A dot of state. Words beside it say the same, so it has no name of its own. */
export function StatusDot({ state, size }: StatusDotProps) {
  return <span className="status-dot" data-state={state} data-size={size} aria-hidden="true" />;
}
