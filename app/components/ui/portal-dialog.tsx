import { type ComponentProps, type SyntheticEvent } from "react";
import { createPortal } from "react-dom";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { useHydrated } from "#app/hooks/use-hydrated.ts";

const stop = (event: SyntheticEvent): void => event.stopPropagation();

/**
 * A dialog that is opened from within a form, and may hold a form of its own: it stands outside of the other one, which
 * hears nothing of what is typed or sent in it.
 */
export function PortalDialog(props: ComponentProps<typeof Dialog>) {
  if (!useHydrated()) return null;
  return createPortal(
    <div onChange={stop} onInput={stop} onBlur={stop} onSubmit={stop}>
      <Dialog {...props} />
    </div>,
    document.body,
  );
}
