import { useEffect, useState } from "react";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Button } from "#app/components/ui/button.tsx";

const keys = [
  { keys: ["←", "→"], words: "Along a row, which remembers its place" },
  { keys: ["↑", "↓"], words: "From row to row, and through the bill" },
  { keys: ["Home", "End"], words: "To the ends of a row" },
  { keys: ["Enter"], words: "Open" },
  { keys: ["P"], words: "Play" },
  { keys: ["Delete"], words: "Remove from Continue watching, with a way back" },
  { keys: ["?"], words: "This list" },
];

/** The keys of the site, behind a button of the footer and behind the question mark. */
export function KeyboardHelp() {
  const [open, setOpen] = useState(false);
  useQuestionMark(() => setOpen(true));
  return (
    <>
      <button type="button" className="min-h-tap hover:text-text" onClick={() => setOpen(true)}>
        Keyboard
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Keyboard">
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

/** Not while somebody types. */
function useQuestionMark(onAsk: () => void): void {
  useEffect(() => {
    const onKeyDown = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      const types =
        target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
      if (key === "?" && !types && !ctrlKey && !metaKey && !altKey) onAsk();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}
