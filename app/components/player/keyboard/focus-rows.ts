import { type PressedKey } from "./key-action.ts";

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), [role=slider]";
type Way = "left" | "right" | "up" | "down";

/** What in the player has the keyboard. */
export function focusKind(root: HTMLElement): PressedKey["focus"] {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return "none";
  if (focused.isContentEditable || focused.matches("textarea, select, input[type=text]")) return "text";
  if (focused === root || !root.contains(focused) || focused.tabIndex < 0) return "none";
  return focused.getAttribute("role") === "slider" ? "slider" : "control";
}

/**
 * Moves focus as a remote control does. In a panel, and in a note that asks, up and down walk through it; otherwise
 * left and right walk along the row and up and down change rows (top, offers, scrubber, keys).
 */
export function moveFocus(root: HTMLElement, way: Way): void {
  const panel = walkedAlone(root);
  if (panel) return moveInPanel(panel, way);
  const rows = rowsOf(root);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (at < 0) return focusControls(root);
  const row = rows[at];
  if (way === "left" || way === "right") return step(row ? focusablesOf(row) : [], way === "right" ? 1 : -1);
  if (row && document.activeElement instanceof HTMLElement) leftAt.set(row, document.activeElement);
  focusRemembered(rows[at + (way === "down" ? 1 : -1)]);
}

/** From nothing into the player: to what is offered (the next episode, to skip the intro), else to the keys. */
export function focusControls(root: HTMLElement): void {
  const offer = root.querySelector<HTMLElement>(".up-next, .skip-intro");
  focusFirst(offer ?? rowsOf(root).at(-1));
}

/** The rows of the player, from top to bottom as they are shown. */
function rowsOf(root: HTMLElement): HTMLElement[] {
  const rows = [...root.querySelectorAll<HTMLElement>("[data-focus-row]")].filter(isShown);
  const top = (row: HTMLElement) => row.getBoundingClientRect().top;
  return rows.sort((one, other) => top(one) - top(other));
}

/** What keeps the focus to itself: the open panel, else a note that waits for an answer. One that tells does not. */
function walkedAlone(root: HTMLElement): HTMLElement | null {
  return root.querySelector(".player-panel") ?? root.querySelector(".player-note:not([role=status])");
}

function moveInPanel(panel: HTMLElement, way: Way): void {
  const choices = focusablesOf(panel);
  const focused = document.activeElement;
  const isInList = focused instanceof HTMLElement && focused.closest(".settings-list") !== null;
  if (way === "right" && isInList) {
    focused.click();
    // The choices of this row come with the next paint.
    requestAnimationFrame(() => panel.querySelector<HTMLElement>(".settings-choice input:checked")?.focus());
    return;
  }
  if (way === "left" && !isInList) {
    const back = panel.querySelector<HTMLElement>(".settings-list [aria-expanded=true]");
    if (back) return back.focus();
  }
  step(choices, way === "down" || way === "right" ? 1 : -1);
}

function step(choices: readonly HTMLElement[], by: 1 | -1): void {
  const at = choices.findIndex((choice) => choice === document.activeElement);
  choices[Math.max(0, Math.min(choices.length - 1, at + by))]?.focus();
}

/** What each row was left at: coming back from another row finds it so. */
const leftAt = new WeakMap<HTMLElement, HTMLElement>();

function focusRemembered(row: HTMLElement | undefined): void {
  if (!row) return;
  const choices = focusablesOf(row);
  const remembered = leftAt.get(row);
  (choices.find((choice) => choice === remembered) ?? choices[0])?.focus();
}

function focusFirst(row: HTMLElement | undefined): void {
  if (row) focusablesOf(row)[0]?.focus();
}

function focusablesOf(row: HTMLElement): HTMLElement[] {
  // A slider keeps left and right to itself, so in a row of keys it would be the last one that arrows reach.
  const inside = [...row.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => isShown(element) && element.getAttribute("role") !== "slider",
  );
  return row.matches(FOCUSABLE) ? [row, ...inside] : inside;
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
