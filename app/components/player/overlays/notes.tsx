import { useEffect, useRef, type ReactNode } from "react";

interface NoteProps {
  readonly heading: string;
  readonly role: "status" | "alert" | "dialog";
  readonly children: ReactNode;
  /** Takes the keyboard: for what waits for an answer. */
  readonly takesFocus?: boolean;
}

/** Words over a dimmed picture: what happened, what is safe, what to press. */
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
