interface StatusDotProps {
  /** Lit without a state; hollow means optional or off; a diamond means failed. */
  readonly state?: "good" | "warn" | "bad" | "off";
  readonly size?: "big";
}

/** A dot that shows a state. The text beside it says the same, so it has no label. */
export function StatusDot({ state, size }: StatusDotProps) {
  return <span className="status-dot" data-state={state} data-size={size} aria-hidden="true" />;
}
