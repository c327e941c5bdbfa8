import { Toast } from "radix-ui";
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

interface ToastMessage {
  readonly words: string;
  /** The action that undoes what the toast reports. */
  readonly undo?: { readonly label: string; readonly run: () => void };
}

type Announce = (message: ToastMessage) => void;

const ToastContext = createContext<Announce>(() => undefined);

/** Long enough to read a line and find the button; it waits while it has the pointer or the focus. */
const shownMilliseconds = 8_000;

/** Shows one toast at a time at the bottom of the page, with its undo. */
export function useToast(): Announce {
  return useContext(ToastContext);
}

/** Renders toasts. Around every page. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState<(ToastMessage & { readonly number: number }) | null>(null);
  const announce = useMemo<Announce>(
    () => (next) => setMessage((before) => ({ ...next, number: (before?.number ?? 0) + 1 })),
    [],
  );
  // Its undo may have shown another toast by now, which stays.
  const dismiss = (): void => setMessage((now) => (now === message ? null : now));
  return (
    <ToastContext.Provider value={announce}>
      <Toast.Provider duration={shownMilliseconds} label="Notification">
        {children}
        {message ? <Shown key={message.number} message={message} onGone={dismiss} /> : null}
        <Toast.Viewport className="toasts" />
      </Toast.Provider>
    </ToastContext.Provider>
  );
}

function Shown({ message, onGone }: { readonly message: ToastMessage; readonly onGone: () => void }) {
  const { words, undo } = message;
  return (
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
  );
}
