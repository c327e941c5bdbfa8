import { Toast } from "radix-ui";

/** Long enough to read a line and find the button; it waits while it has the pointer or the focus. */
const SHOWN_MS = 8_000;

export interface ToastMessage {
  readonly words: string;
  /** What takes it back. */
  readonly undo?: { readonly label: string; readonly run: () => void };
}

export interface ToastNoticeProps {
  readonly message: ToastMessage;
  readonly onGone: () => void;
}

/** One line at the foot of the page, with its undo; read aloud by screen readers. Loaded by `Toasts` alone. */
export default function ToastNotice({ message, onGone }: ToastNoticeProps) {
  const { words, undo } = message;
  return (
    <Toast.Provider duration={SHOWN_MS} label="Notification">
      <Toast.Root
        className="toast"
        data-plain={undo ? undefined : true}
        onOpenChange={(open) => (open ? undefined : onGone())}
      >
        <Toast.Title>{words}</Toast.Title>
        {undo ? (
          <Toast.Action altText={undo.label} onClick={undo.run}>
            {undo.label}
          </Toast.Action>
        ) : null}
      </Toast.Root>
      <Toast.Viewport className="toasts" />
    </Toast.Provider>
  );
}
