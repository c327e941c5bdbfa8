import { useLocation, useNavigate, type NavigateFunction } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { isBackKey } from "./back-key.ts";
import { isTyping, moveFocusTo } from "./focus-targets.ts";
import { type Direction } from "./nearest.ts";
import { currentIndex, recordPage, stepsBack } from "./page-history.ts";
import { isTvView, useViewMode } from "./use-view-mode.ts";

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/**
 * Arrows, Enter and Back reach everything on a page that is shown for three metres. Rows, the hero and menus have keys of
 * their own, which come first; this leads from one to the other by where they stand. The player has its own keys.
 */
export function useRemoteControl(): void {
  const navigate = useNavigate();
  const latest = useRef(navigate);
  latest.current = navigate;
  useViewMode();
  useRecordedPage();
  useEffect(() => {
    // The bubble phase of the document: after React's handlers, which say by `preventDefault` that a key was theirs.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isTvView() || hasModifier(event) || isTyping(event.target)) return;
      if (document.querySelector(".player-page")) return;
      const direction = DIRECTIONS[event.key];
      if (direction ? moveFocusTo(direction) : press(event, latest.current)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Back, and Enter on what only Space would choose. False where the key is the browser's. */
function press({ key, target }: KeyboardEvent, navigate: NavigateFunction): boolean {
  if (isBackKey(key)) return goBack(key, navigate);
  if (key !== "Enter" || !(target instanceof HTMLInputElement)) return false;
  target.click();
  return true;
}

/** Closes what is open, else goes to the page before, else to Home. */
function goBack(key: string, navigate: NavigateFunction): boolean {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[open]");
  if (dialog) {
    dialog.close();
    return true;
  }
  if (document.querySelector("[role=menu]")) return closeMenu(key);
  if (window.location.pathname === "/") return false;
  const steps = stepsBack(currentIndex());
  if (steps === null) navigate("/");
  else navigate(steps);
  return true;
}

/** Menus close on Escape, whatever the remote control calls it. */
function closeMenu(key: string): boolean {
  if (key === "Escape") return false;
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  return true;
}

function useRecordedPage(): void {
  const { pathname, key } = useLocation();
  useEffect(() => recordPage(currentIndex(), pathname), [pathname, key]);
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey;
}
