import { useEffect, useRef } from "react";

interface PutBackProps {
  /** What happened: "Alien is deleted." */
  readonly words: string;
  /** What comes back, for whoever does not see the line. */
  readonly name: string;
  /** For whoever gives it the focus. */
  readonly id?: string;
  readonly onPutBack: () => void;
}

/** What stands in the line of something that was removed, for as long as one stays: what happened, and its undo. */
export function PutBack({ words, name, id, onPutBack }: PutBackProps) {
  const button = useRef<HTMLButtonElement>(null);
  // What was pressed to remove it went with the line, and the focus with it.
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
        aria-label={`Put it back: ${name}`}
        className="link min-h-tap"
        onClick={onPutBack}
      >
        Put it back
      </button>
    </>
  );
}
