import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { loadedLate } from "#app/components/ui/images/loaded-late.tsx";
import { type ToastMessage, type ToastNoticeProps } from "#app/components/ui/toast-notice.tsx";

type Announce = (message: ToastMessage) => void;

const ToastContext = createContext<Announce>(() => undefined);

/** Its script comes with the first notice: few page views ever show one. */
const Notice = loadedLate(() => import("#app/components/ui/toast-notice.tsx"), PlainNotice);

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
      {children}
      {message ? <Notice key={message.number} message={message} onGone={dismiss} /> : null}
    </ToastContext.Provider>
  );
}

/** Where the script cannot be fetched the words and the undo are there all the same; it stays until it is pressed. */
function PlainNotice({ message, onGone }: ToastNoticeProps) {
  const { words, undo } = message;
  const press = (): void => {
    undo?.run();
    onGone();
  };
  return (
    <div className="toasts" role="status">
      <div className="toast">
        <span>{words}</span>
        <button type="button" onClick={press}>
          {undo?.label ?? "Close"}
        </button>
      </div>
    </div>
  );
}
