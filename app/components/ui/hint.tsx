import { Tooltip } from "radix-ui";
import { type ReactElement } from "react";

/** A few more words on a control, on hover and focus. The control keeps its own name. */
export function Hint({ words, children }: { readonly words: string; readonly children: ReactElement }) {
  return (
    <Tooltip.Provider delayDuration={500}>
      <Tooltip.Root>
        <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className="tooltip" sideOffset={6} collisionPadding={8}>
            {words}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
