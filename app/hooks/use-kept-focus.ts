import { useEffect, useRef, type MouseEvent } from "react";

/**
 * Keeps the focus in a list from which a press takes the pressed line away (an upload is cancelled, a session ended): the
 * button that is now at the line's index gets it, else the last one of the list, else the page. Spread what it returns on the list.
 */
export function useKeptFocus<List extends HTMLElement>(count: number) {
  const ref = useRef<List>(null);
  const pressedLine = useRef<number | null>(null);
  useEffect(() => {
    const line = pressedLine.current;
    pressedLine.current = null;
    if (line !== null && document.activeElement === document.body) focusLine(ref.current, line);
  }, [count]);
  const onClick = ({ currentTarget, target }: MouseEvent<List>): void => {
    const pressed = [...currentTarget.children].findIndex((line) => line.contains(target as Node));
    pressedLine.current = pressed < 0 ? null : pressed;
  };
  return { ref, onClick };
}

/** A list that is gone with its last line leaves the page itself. */
function focusLine(list: HTMLElement | null, number: number): void {
  const lines = [...(list?.isConnected ? list.children : [])];
  const buttons = lines.map((line) => line.querySelector<HTMLElement>("button:not(:disabled), a[href]"));
  const button = buttons[number] ?? buttons.filter((one) => one !== null).at(-1);
  (button ?? document.getElementById("main"))?.focus({ preventScroll: true });
}
