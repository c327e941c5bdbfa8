import { useEffect, useRef } from "react";

interface UndoLineProps {
  /** What happened: "Alien deleted." */
  readonly words: string;
  /** The name of what comes back, for screen readers. */
  readonly name: string;
  /** The button's text: deleted titles, episodes and videos are restored, other removals are undone. */
  readonly label: "Undo" | "Restore";
  /** The button's id, for code that focuses it. */
  readonly id?: string;
  readonly onUndo: () => void;
}

/** Replaces the line of something that was removed until the user leaves the page: what happened, and its undo. */
export function UndoLine({ words, name, label, id, onUndo }: UndoLineProps) {
  const button = useRef<HTMLButtonElement>(null);
  // The button that removed the line had the focus and is gone.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <span role="status" className="text-soft">
        {words}
      </span>
      <button
        ref={button}
        type="button"
        id={id}
        aria-label={`${label}: ${name}`}
        className="link min-h-tap"
        onClick={onUndo}
      >
        {label}
      </button>
    </>
  );
}
