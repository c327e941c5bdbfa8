import { nearestIndex, type Direction } from "./nearest.ts";

const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
/** Where the arrows start on a page, best first: the hero's open entry, the primary button, the first row. */
const STARTS = [
  "[data-hero] [aria-expanded=true]",
  "main .primary-button",
  "[data-rail-stop][tabindex='0']",
] as const;

/** Whether keys are typed into what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target instanceof HTMLInputElement && !BUTTON_INPUTS.has(target.type);
}

const BUTTON_INPUTS = new Set(["button", "checkbox", "image", "radio", "reset", "submit"]);

/** Moves the focus as an arrow asks; from nothing, to where the page starts. False where nothing lies there. */
export function moveFocusTo(direction: Direction): boolean {
  const from = focusedElement();
  const targets = focusTargets();
  if (!from) return focusOn(startOf(targets));
  const boxes = targets.map(boxOf);
  const index = nearestIndex(from.getBoundingClientRect(), boxes, direction);
  return index !== null && focusOn(targets[index]);
}

/** Shows what takes the focus in the middle of the window; the header with the top of its page. */
export function focusOn(target: HTMLElement | undefined): boolean {
  if (!target) return false;
  target.focus({ preventScroll: true });
  if (target.closest(".site-header")) window.scrollTo({ top: 0 });
  else target.scrollIntoView({ block: "center", inline: "nearest" });
  return true;
}

/** What has the focus; null for the page itself, which gets it after a navigation. */
function focusedElement(): HTMLElement | null {
  const focused = document.activeElement;
  return focused instanceof HTMLElement && !focused.matches("body, main") ? focused : null;
}

/** Everything that Tab would reach now: in an open dialog that alone. A row is one target, its remembered card. */
function focusTargets(): HTMLElement[] {
  const root = document.querySelector("dialog[open]") ?? document;
  const from = document.activeElement;
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) =>
      element !== from && element.tabIndex >= 0 && !element.matches(":disabled") && isShown(element),
  );
}

function startOf(targets: readonly HTMLElement[]): HTMLElement | undefined {
  for (const start of STARTS) {
    const found = targets.find((target) => target.matches(start));
    if (found) return found;
  }
  return targets.find((target) => target.closest("main")) ?? targets[0];
}

/** A row counts as wide as it is shown, wherever it is scrolled to. */
function boxOf(target: HTMLElement): DOMRect {
  const rail = target.matches("[data-rail-stop]") ? target.closest("[data-rail]") : null;
  return (rail ?? target).getBoundingClientRect();
}

/** Whether it is drawn on the page: not hidden, not for screen readers alone, not above the page's top. */
function isShown(element: HTMLElement): boolean {
  const { width, height, bottom } = element.getBoundingClientRect();
  if (width <= 1 || height <= 1 || bottom + window.scrollY <= 0) return false;
  return getComputedStyle(element).visibility !== "hidden";
}
