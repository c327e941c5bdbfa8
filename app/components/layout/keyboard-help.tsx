import { useEffect, useState } from "react";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Button } from "#app/components/ui/button.tsx";

const keys = [
  { keys: ["←", "→"], words: "Move along a row" },
  { keys: ["↑", "↓"], words: "Move between rows" },
  { keys: ["Home", "End"], words: "Go to the start or end of a row" },
  { keys: ["Enter"], words: "Open (in Featured: go to Play)" },
  { keys: ["/"], words: "Search" },
  { keys: ["P"], words: "Play" },
  { keys: ["Delete"], words: "Remove from Continue watching (you can undo)" },
  { keys: ["Back"], words: "On a TV: close, or go to the previous page" },
  { keys: ["?"], words: "Show shortcuts" },
];

/** The keyboard shortcuts of the site. A button of the footer and the question mark key open them. */
export function KeyboardHelp() {
  const [open, setOpen] = useState(false);
  useQuestionMark(() => setOpen(true));
  return (
    <>
      <button type="button" className="min-h-tap hover:text-text" onClick={() => setOpen(true)}>
        Keyboard shortcuts
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Keyboard shortcuts">
        <dl className="mt-4">
          {keys.map((line) => (
            <div
              key={line.words}
              className="flex items-center justify-between gap-4 border-t border-line py-2.5"
            >
              <dt className="flex gap-1">
                {line.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd className="text-right text-sm text-soft leading-ui">{line.words}</dd>
            </div>
          ))}
        </dl>
        <Button className="mt-5" onClick={() => setOpen(false)}>
          Close
        </Button>
      </Dialog>
    </>
  );
}

/** Calls back on the question mark key, except while the user types in a field. */
function useQuestionMark(onAsk: () => void): void {
  useEffect(() => {
    const onKeyDown = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      const isTyping =
        target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
      if (key === "?" && !isTyping && !ctrlKey && !metaKey && !altKey) onAsk();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}
