import { Dialog as Radix } from "radix-ui";
import { type ReactElement, type ReactNode } from "react";

interface DialogProps {
  readonly trigger?: ReactElement;
  readonly title: string;
  readonly description?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

/** A question that takes the whole room; on a phone it is a sheet. Escape and a press outside close it. */
export function Dialog({ trigger, title, description, open, onOpenChange, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="dialog-veil" />
        <Radix.Content className="dialog" {...(description ? {} : { "aria-describedby": undefined })}>
          <Radix.Title className="display text-title-sm">{title}</Radix.Title>
          {description ? (
            <Radix.Description className="mt-2 text-soft">{description}</Radix.Description>
          ) : null}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog around it. */
export const DialogClose = Radix.Close;
