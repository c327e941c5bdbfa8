import { type SaveStep } from "#app/components/admin/titles/autosave/use-autosave.ts";
import { Button } from "#app/components/ui/button.tsx";

interface SaveLineProps {
  readonly step: SaveStep;
  /** Why it was refused; null where the connection was lost. */
  readonly message: string | null;
  readonly onRetry: () => void;
  readonly onTheirs: () => void;
  readonly onUndo: (() => void) | null;
}

const WORDS: Partial<Record<SaveStep, string>> = {
  idle: "Changes are saved automatically.",
  unsaved: "Not saved yet",
  saving: "Saving…",
  saved: "Saved",
};

/** How far the form is saved, with what can be done: save now, try again, undo, or choose between two editors. */
export function SaveLine({ step, message, onRetry, onTheirs, onUndo }: SaveLineProps) {
  const isRefused = step === "failed" || step === "conflict";
  return (
    <div className="save-line acts" data-step={step}>
      <p role={isRefused ? "alert" : "status"} className={isRefused ? "text-bad" : "text-soft"}>
        {isRefused ? `Not saved. ${message ?? "Connection lost."}` : WORDS[step]}
      </p>
      {step === "conflict" ? (
        <>
          <Button size="small" onClick={onRetry}>
            Keep mine
          </Button>
          <Button size="small" onClick={onTheirs}>
            Use theirs
          </Button>
        </>
      ) : (
        <Button
          type="submit"
          size="small"
          disabled={step === "saving" || step === "saved" || step === "idle"}
        >
          {step === "failed" ? "Try again" : "Save"}
        </Button>
      )}
      {onUndo && !isRefused ? (
        <Button size="small" onClick={onUndo}>
          Undo
        </Button>
      ) : null}
    </div>
  );
}
