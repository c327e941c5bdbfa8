import { useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";

interface DeleteNowProps {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}

/** Deletes files before their 7 days are over, once that is confirmed. */
export function DeleteNow({ name, isBusy, onConfirm }: DeleteNowProps) {
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  const confirm = (): void => {
    close();
    onConfirm();
  };
  return (
    <>
      <Button
        size="small"
        tone="bad"
        disabled={isBusy}
        aria-label={`Delete ${name} now`}
        onClick={() => setAsking(true)}
      >
        Delete now
      </Button>
      <Dialog title={`Delete ${name} now?`} open={isAsking} onClose={close}>
        <p className="mt-3 text-soft">Its files are deleted at once. It can’t be restored after that.</p>
        <div className="acts mt-6">
          <Button tone="bad" onClick={confirm}>
            Delete now
          </Button>
          <Button tone="plain" autoFocus onClick={close}>
            Cancel
          </Button>
        </div>
      </Dialog>
    </>
  );
}
