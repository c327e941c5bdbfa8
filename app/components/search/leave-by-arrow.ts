import { type KeyboardEvent } from "react";
import { moveFocusTo } from "#app/components/remote/focus-targets.ts";
import { isTvView } from "#app/components/remote/use-view-mode.ts";

/** On a TV an arrow that the field does not need leads out of it: up, down, and past the ends of the text. */
export function leaveByArrow(event: KeyboardEvent<HTMLInputElement>): void {
  if (!isTvView()) return;
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const isAtStart = selectionEnd === 0;
  const isAtEnd = selectionStart === value.length;
  const direction =
    event.key === "ArrowDown"
      ? "down"
      : event.key === "ArrowUp"
        ? "up"
        : event.key === "ArrowLeft" && isAtStart
          ? "left"
          : event.key === "ArrowRight" && isAtEnd
            ? "right"
            : null;
  if (direction && moveFocusTo(direction)) event.preventDefault();
}
