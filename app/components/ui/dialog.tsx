import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from "react";

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A modal dialog; on a phone it is a sheet. Escape and a press outside close it, and the focus returns to where it was.
 * It is the browser's own element, which needs no inline style sheet, which the content security policy would refuse.
 */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open) dialog?.close();
  }, [open]);
  const closeOutside = (event: MouseEvent<HTMLDialogElement>): void => {
    if (event.target === event.currentTarget) onClose();
  };
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={titleId} onClose={onClose} onClick={closeOutside}>
      <div className="inside">
        <h2 id={titleId} className="display text-title-sm">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
