import { type KeyboardEvent } from "react";

/**
 * Chooses a radio, or flips a switch, on Enter: outside a form browsers do so on Space alone, and a remote control
 * has none.
 */
export function chooseOnEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === "Enter" && !event.repeat) event.currentTarget.click();
}
