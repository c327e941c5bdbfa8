import { useEffect, useRef, type ReactNode } from "react";

interface NoteProps {
  readonly heading: string;
  readonly role: "status" | "alert" | "dialog";
  readonly children: ReactNode;
  /** Moves the focus to its first button: for notes that need an answer. */
  readonly takesFocus?: boolean;
}

/** A message over the dimmed video: what happened, and the buttons that help. */
export function Note({ heading, role, children, takesFocus = false }: NoteProps) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) note.current?.querySelector<HTMLElement>("button, a")?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div
      ref={note}
      className="player-note"
      role={role}
      aria-label={heading}
      data-over={role === "status" || undefined}
    >
      <h2 className="display">{heading}</h2>
      {children}
    </div>
  );
}
