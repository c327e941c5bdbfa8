interface LampProps {
  /** Lit without a state; hollow is optional or off; square on its point is broken. */
  readonly state?: "good" | "warn" | "bad" | "off";
  readonly size?: "big";
}

/** A dot of state. Words beside it say the same, so it has no name of its own. */
export function Lamp({ state, size }: LampProps) {
  return <span className="lamp" data-state={state} data-size={size} aria-hidden="true" />;
}
